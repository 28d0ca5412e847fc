namespace Plimsoll.Advisories.Versions;

/// <summary>Conan's order: any number of items between dots, then <c>-pre-release</c> and <c>+build</c>, both versions of their own.</summary>
/// <remarks>
/// Conan 2, <c>Version</c>. It compares a number with a word as text, which is no order (2 &lt; 10 &lt; 1a &lt; 2);
/// here an item is its leading number, then the rest: 1 &lt; 1a &lt; 2 &lt; 10 &lt; a.
/// </remarks>
sealed class ConanVersion : IVersionScheme
{
    public string Name => "conan";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var hasBuildA = CutLast(a.Trim(), '+', out a, out var buildA);
        var hasBuildB = CutLast(b.Trim(), '+', out b, out var buildB);
        var hasPreA = CutLast(a, '-', out a, out var preA);
        var hasPreB = CutLast(b, '-', out b, out var preB);
        var result = CompareItems(a, b);
        if (result == 0)
            result = hasPreA == hasPreB ? CompareItems(preA, preB) : hasPreA ? -1 : 1;
        if (result == 0)
            result = hasBuildA == hasBuildB ? CompareItems(buildA, buildB) : hasBuildA ? 1 : -1;
        return result;
    }

    public bool IsValid(ReadOnlySpan<char> version) => !version.IsEmpty && !version.ContainsAny(' ', '/', '@');

    /// <summary>Zeros at the end do not count.</summary>
    static int CompareItems(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var left = new DottedNumbers(a);
        var right = new DottedNumbers(b);
        while (!left.IsAtEnd || !right.IsAtEnd)
        {
            var result = CompareItem(left.Next(), right.Next());
            if (result != 0)
                return result;
        }

        return 0;
    }

    static int CompareItem(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var numberA = Words.TakeDigits(ref a);
        var numberB = Words.TakeDigits(ref b);
        var (isWordA, isWordB) = (numberA.IsEmpty && !a.IsEmpty, numberB.IsEmpty && !b.IsEmpty);
        if (isWordA != isWordB)
            return isWordA ? 1 : -1;
        var result = Epoch.CompareNumbers(numberA, numberB);
        return result != 0 ? result : Words.CompareIgnoringCase(a, b);
    }

    static bool CutLast(ReadOnlySpan<char> text, char mark, out ReadOnlySpan<char> before, out ReadOnlySpan<char> after)
    {
        var at = text.LastIndexOf(mark);
        before = at < 0 ? text : text[..at];
        after = at < 0 ? "" : text[(at + 1)..];
        return at >= 0;
    }
}
