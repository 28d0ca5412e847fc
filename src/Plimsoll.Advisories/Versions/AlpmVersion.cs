namespace Plimsoll.Advisories.Versions;

/// <summary>pacman's order: <c>[epoch:]version[-release]</c>, from an older rpm, with its own rules for separators and endings.</summary>
/// <remarks>vercmp(8): <c>1.0a &lt; 1.0b &lt; 1.0beta &lt; 1.0rc &lt; 1.0 &lt; 1.0.a &lt; 1.0.1</c>.</remarks>
sealed class AlpmVersion : IVersionScheme
{
    public string Name => "alpm";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var epoch = Epoch.CompareNumbers(Epoch.Split(a, out a), Epoch.Split(b, out b));
        if (epoch != 0)
            return epoch;
        var (dashA, dashB) = (a.LastIndexOf('-'), b.LastIndexOf('-'));
        var version = CompareSegments(dashA < 0 ? a : a[..dashA], dashB < 0 ? b : b[..dashB]);

        // A release that one side does not have is not compared. That makes an order only among versions that all have one, as packages do.
        return version != 0 || dashA < 0 || dashB < 0 ? version : CompareSegments(a[(dashA + 1)..], b[(dashB + 1)..]);
    }

    public bool IsValid(ReadOnlySpan<char> version)
    {
        Epoch.Split(version, out var rest);
        return !rest.IsEmpty && !rest.ContainsAny(' ', '/');
    }

    static int CompareSegments(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var (separatorsA, separatorsB) = (SkipSeparators(ref a), SkipSeparators(ref b));
            if (a.IsEmpty || b.IsEmpty)
                break;
            if (separatorsA != separatorsB)
                return separatorsA.CompareTo(separatorsB);
            var digits = char.IsAsciiDigit(a[0]);
            var left = Take(ref a, digits);
            var right = Take(ref b, digits);
            if (right.IsEmpty)
                return digits ? 1 : -1;
            var result = digits ? Epoch.CompareNumbers(left, right) : Math.Sign(left.SequenceCompareTo(right));
            if (result != 0)
                return result;
        }

        if (a.IsEmpty && b.IsEmpty)
            return 0;

        // What is left over is newer, unless it begins with letters: "1.0rc" comes before "1.0".
        return (a.IsEmpty && !char.IsAsciiLetter(b[0])) || (!a.IsEmpty && char.IsAsciiLetter(a[0])) ? -1 : 1;
    }

    static int SkipSeparators(ref ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && !char.IsAsciiLetterOrDigit(text[count]))
            count++;
        text = text[count..];
        return count;
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
