namespace Plimsoll.Advisories.Versions;

/// <summary>Versions that are lists of numbers, in which a longer list is newer than its own beginning: <c>1.0 &lt; 1.0.0</c>.</summary>
static class NumberList
{
    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool hyphens)
    {
        a = a.Trim();
        b = b.Trim();
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var left = Take(ref a, hyphens);
            var right = Take(ref b, hyphens);
            var result = CompareParts(left, right);
            if (result != 0)
                return result;
        }

        return b.IsEmpty.CompareTo(a.IsEmpty);
    }

    public static bool IsValid(ReadOnlySpan<char> version, bool hyphens)
    {
        if (version.IsEmpty || !char.IsAsciiDigit(version[^1]))
            return false;
        while (!version.IsEmpty)
            if (!Identifiers.IsNumber(Take(ref version, hyphens)))
                return false;
        return true;
    }

    /// <summary>What is no number has no place by the rules; here it comes first, by its characters.</summary>
    static int CompareParts(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var (numberA, numberB) = (Identifiers.IsNumber(a), Identifiers.IsNumber(b));
        if (numberA && numberB)
            return Epoch.CompareNumbers(a, b);
        return numberA != numberB ? numberA.CompareTo(numberB) : a.SequenceCompareTo(b);
    }

    static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> text, bool hyphens)
    {
        var end = hyphens ? text.IndexOfAny('.', '-') : text.IndexOf('.');
        var part = end < 0 ? text : text[..end];
        text = end < 0 ? "" : text[(end + 1)..];
        return part;
    }
}
