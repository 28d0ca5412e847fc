namespace Plimsoll.Advisories.Versions;

/// <summary>Dart's and Julia's order: a semantic version whose build counts, as the last thing: <c>1.0.0 &lt; 1.0.0+1 &lt; 1.0.0+2</c>.</summary>
/// <remarks>Builds are ordered like pre-releases, but none comes first. Julia's packages of binaries number their builds so.</remarks>
sealed class PubVersion : IVersionScheme
{
    public string Name => "pub";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var left = new SemVerParts(a);
        var right = new SemVerParts(b);
        var result = SemVerParts.Compare(left, right);
        return result != 0 ? result : Identifiers.Compare(left.Build, right.Build);
    }

    public bool IsValid(ReadOnlySpan<char> version) => new SemVerParts(version).IsValid(version.Trim(), 3, 3, coreZeros: true, zeros: true);
}
