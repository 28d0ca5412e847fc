namespace Plimsoll.Advisories.Versions;

/// <summary>Haskell's order, of Hackage and of the compiler GHC: numbers between dots.</summary>
/// <remarks>Haskell Package Versioning Policy; <c>Data.Version</c>.</remarks>
sealed class HackageVersion : IVersionScheme
{
    public string Name => "hackage";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => NumberList.Compare(a, b, hyphens: false);

    public bool IsValid(ReadOnlySpan<char> version) => NumberList.IsValid(version.Trim(), hyphens: false);
}
