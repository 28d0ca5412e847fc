namespace Plimsoll.Advisories.Versions;

/// <summary>NuGet's order: up to four numbers, then a semantic version's pre-release, in which case does not count. Metadata after <c>+</c> does not count.</summary>
sealed class NuGetVersion : IVersionScheme
{
    public string Name => "nuget";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => SemVerParts.Compare(new SemVerParts(a), new SemVerParts(b), ignoreCase: true);

    public bool IsValid(ReadOnlySpan<char> version) => new SemVerParts(version).IsValid(version.Trim(), 1, 4, coreZeros: true, zeros: false);
}
