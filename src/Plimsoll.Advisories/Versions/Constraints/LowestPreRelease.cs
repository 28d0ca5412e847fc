namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>
/// A constraint that ends before a release mostly means before its pre-releases too. Where that is so, the bound is the lowest
/// pre-release that the scheme can write; nobody publishes it, so people are shown the release.
/// </summary>
static class LowestPreRelease
{
    public const string SemVer = "-0";
    public const string Composer = "-dev";

    /// <summary>Capitals sort before small letters.</summary>
    public const string Gem = ".A";

    /// <summary>The release before whose lowest pre-release a bound stands; the bound itself where it is none.</summary>
    public static string ReleaseOf(string bound, IVersionScheme scheme)
    {
        var mark = scheme.Name switch { "semver" => SemVer, "composer" => Composer, "gem" => Gem, _ => null };
        return mark is not null && bound.Length > mark.Length && bound.EndsWith(mark, StringComparison.Ordinal) ? bound[..^mark.Length] : bound;
    }
}
