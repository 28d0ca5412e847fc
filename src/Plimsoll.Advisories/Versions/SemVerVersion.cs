namespace Plimsoll.Advisories.Versions;

/// <summary>Semantic Versioning: <c>major.minor.patch[-pre-release][+build]</c>, of npm, crates.io, Hex, SwiftURL and many more. The build does not count.</summary>
sealed class SemVerVersion : IVersionScheme
{
    public string Name => "semver";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => SemVerParts.Compare(new SemVerParts(a), new SemVerParts(b));

    public bool IsValid(ReadOnlySpan<char> version) => new SemVerParts(version).IsValid(version.Trim(), 3, 3, coreZeros: false, zeros: false);
}
