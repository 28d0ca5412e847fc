namespace Plimsoll.Advisories.Versions;

/// <summary>Compares by segments of digits or letters; what separates them does not count, but for <c>~</c> (before the end) and <c>^</c> (after it).</summary>
static class RpmSegments
{
    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool marks = true)
    {
        while (!a.IsEmpty || !b.IsEmpty)
        {
            a = SkipSeparators(a, marks);
            b = SkipSeparators(b, marks);
            if (marks && TryMark(ref a, ref b, out var decided))
            {
                if (decided != 0)
                    return decided;
                continue;
            }

            if (a.IsEmpty || b.IsEmpty)
                break;
            var result = CompareSegment(ref a, ref b);
            if (result != 0)
                return result;
        }

        return a.IsEmpty ? b.IsEmpty ? 0 : -1 : 1;
    }

    /// <summary>A number is newer than letters.</summary>
    static int CompareSegment(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        var digits = char.IsAsciiDigit(a[0]);
        var left = Take(ref a, digits);
        var right = Take(ref b, digits);
        if (right.IsEmpty)
            return digits ? 1 : -1;
        return digits ? Epoch.CompareNumbers(left, right) : Math.Sign(left.SequenceCompareTo(right));
    }

    static bool TryMark(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b, out int decided)
    {
        decided = 0;
        var (markA, markB) = (a.IsEmpty ? '\0' : a[0], b.IsEmpty ? '\0' : b[0]);
        if (markA == '~' || markB == '~')
        {
            decided = markA == markB ? 0 : markA == '~' ? -1 : 1;
        }
        else if (markA == '^' || markB == '^')
        {
            // After the same base a caret is newer; but older than any further segment.
            if (markA == '\0')
                decided = -1;
            else if (markB == '\0')
                decided = 1;
            else if (markA != markB)
                decided = markA == '^' ? -1 : 1;
        }
        else
        {
            return false;
        }

        if (decided == 0)
        {
            a = a[1..];
            b = b[1..];
        }

        return true;
    }

    static ReadOnlySpan<char> SkipSeparators(ReadOnlySpan<char> text, bool marks)
    {
        var at = 0;
        while (at < text.Length && !char.IsAsciiLetterOrDigit(text[at]) && !(marks && text[at] is ('~' or '^')))
            at++;
        return text[at..];
    }

    static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> text, bool digits)
    {
        var end = 0;
        while (end < text.Length && (digits ? char.IsAsciiDigit(text[end]) : char.IsAsciiLetter(text[end])))
            end++;
        var segment = text[..end];
        text = text[end..];
        return segment;
    }
}
