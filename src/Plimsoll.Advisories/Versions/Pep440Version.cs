namespace Plimsoll.Advisories.Versions;

/// <summary>Python's order.</summary>
/// <remarks>PEP 440, "Summary of permitted suffixes and relative ordering". What is no such version comes before all that are, as it did while pip still took it.</remarks>
sealed class Pep440Version : IVersionScheme
{
    static readonly GenericVersion Legacy = new();

    public string Name => "pep440";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var (validA, validB) = (Pep440Parts.TryParse(a, out var left), Pep440Parts.TryParse(b, out var right));
        if (!validA || !validB)
            return validA == validB ? Legacy.Compare(a, b) : validA.CompareTo(validB);
        var result = Epoch.CompareNumbers(left.Epoch, right.Epoch);
        if (result == 0)
            result = DottedNumbers.Compare(left.Release, right.Release);
        if (result == 0)
            result = PhaseOf(left).CompareTo(PhaseOf(right));
        if (result == 0)
            result = Epoch.CompareNumbers(left.PhaseNumber, right.PhaseNumber);
        if (result == 0)
            result = left.IsPost != right.IsPost ? left.IsPost.CompareTo(right.IsPost) : Epoch.CompareNumbers(left.PostNumber, right.PostNumber);
        if (result == 0)
            result = left.IsDev != right.IsDev ? right.IsDev.CompareTo(left.IsDev) : Epoch.CompareNumbers(left.DevNumber, right.DevNumber);
        return result != 0 ? result : CompareLocal(left.Local, right.Local);
    }

    public bool IsValid(ReadOnlySpan<char> version) => Pep440Parts.TryParse(version, out _);

    /// <summary>Work towards a release comes before its first alpha; the release itself after its last candidate.</summary>
    static int PhaseOf(in Pep440Parts version) => version.Phase ?? (version.IsDev && !version.IsPost ? -1 : 3);

    /// <summary>Words come before numbers, and fewer parts before more.</summary>
    static int CompareLocal(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var left = Take(ref a);
            var right = Take(ref b);
            var (numberA, numberB) = (Identifiers.IsNumber(left), Identifiers.IsNumber(right));
            var result = numberA != numberB ? numberA.CompareTo(numberB)
                : numberA ? Epoch.CompareNumbers(left, right) : Words.CompareIgnoringCase(left, right);
            if (result != 0)
                return result;
        }

        return b.IsEmpty.CompareTo(a.IsEmpty);
    }

    static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> local)
    {
        var end = local.IndexOfAny('.', '-', '_');
        var part = end < 0 ? local : local[..end];
        local = end < 0 ? "" : local[(end + 1)..];
        return part;
    }
}
