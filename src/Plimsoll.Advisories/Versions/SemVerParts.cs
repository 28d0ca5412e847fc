namespace Plimsoll.Advisories.Versions;

/// <summary>The three pieces of a semantic version; whatever does not fit is read as a pre-release, so that every text has its place.</summary>
/// <remarks>Semantic Versioning 2.0.0; npm's loose form too, where the hyphen before a pre-release may be missing (<c>1.2.3beta</c>).</remarks>
readonly ref struct SemVerParts
{
    public SemVerParts(ReadOnlySpan<char> version)
    {
        version = Words.WithoutV(version);
        var end = version.IndexOfAnyExcept(DigitsAndDot);
        Core = end < 0 ? version : version[..end];
        var rest = version[Core.Length..];
        var plus = rest.IndexOf('+');
        Build = plus < 0 ? "" : rest[(plus + 1)..];
        PreRelease = plus < 0 ? rest : rest[..plus];
        IsLoose = !PreRelease.IsEmpty && PreRelease[0] != '-';
        if (PreRelease is ['-', ..])
            PreRelease = PreRelease[1..];
    }

    static System.Buffers.SearchValues<char> DigitsAndDot { get; } = System.Buffers.SearchValues.Create("0123456789.");

    public ReadOnlySpan<char> Core { get; }

    public ReadOnlySpan<char> PreRelease { get; }

    public ReadOnlySpan<char> Build { get; }

    /// <summary>Whether the pre-release follows without its hyphen.</summary>
    public bool IsLoose { get; }

    public static int Compare(in SemVerParts a, in SemVerParts b, bool ignoreCase = false)
    {
        var core = DottedNumbers.Compare(a.Core, b.Core);
        if (core != 0)
            return core;

        // No pre-release is the release itself, and newer.
        return a.PreRelease.IsEmpty || b.PreRelease.IsEmpty
            ? a.PreRelease.IsEmpty.CompareTo(b.PreRelease.IsEmpty)
            : Identifiers.Compare(a.PreRelease, b.PreRelease, ignoreCase);
    }

    /// <param name="fewest">Numbers in the core.</param>
    /// <param name="most">Numbers in the core.</param>
    /// <param name="coreZeros">Whether those numbers may begin with zeros that mean nothing.</param>
    /// <param name="zeros">The same of the pre-release's.</param>
    public bool IsValid(ReadOnlySpan<char> version, int fewest, int most, bool coreZeros, bool zeros)
    {
        var parts = Core.Count('.') + 1;
        return parts >= fewest && parts <= most && !IsLoose && Identifiers.AreValid(Core, coreZeros)
            && (PreRelease.IsEmpty ? !HasBareHyphen(version) : Identifiers.AreValid(PreRelease, zeros))
            && (Build.IsEmpty ? !version.EndsWith('+') : Identifiers.AreValid(Build));
    }

    // "1.2.3-" has a pre-release that is not there.
    bool HasBareHyphen(ReadOnlySpan<char> version) => Words.WithoutV(version)[Core.Length..] is ['-', ..];
}
