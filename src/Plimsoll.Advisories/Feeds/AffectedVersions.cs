using Plimsoll.Advisories.Versions;
using Plimsoll.Advisories.Versions.Constraints;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds;

/// <summary>Affected versions of what feeds write in the constraint languages of their registries.</summary>
static class AffectedVersions
{
    public const string NotUnderstood = "its versions are no constraint of their registry's language";
    public const string Nothing = "by its own words no version is affected";

    /// <summary>What neither patched nor unaffected requirements cover.</summary>
    /// <returns>null where one of them is not understood.</returns>
    public static IReadOnlyList<VersionRange>? OfRust(IEnumerable<string> patched, IEnumerable<string> unaffected) =>
        Rest(VersionSchemes.SemVer, patched.Concat(unaffected).Select(CargoConstraint.Parse));

    /// <inheritdoc cref="OfRust"/>
    public static IReadOnlyList<VersionRange>? OfRuby(IEnumerable<string> patched, IEnumerable<string> unaffected) =>
        Rest(VersionSchemes.RubyGems, patched.Concat(unaffected).Select(GemConstraint.Parse));

    /// <summary>What is called vulnerable and not patched.</summary>
    /// <param name="patched">A range that is not understood says nothing of what is patched.</param>
    /// <returns>null where the vulnerable range is not understood.</returns>
    public static IReadOnlyList<VersionRange>? OfNode(string vulnerable, string? patched)
    {
        var mended = patched is null ? null : NpmConstraint.Parse(patched);
        var affected = NpmConstraint.Parse(vulnerable);
        return (mended is null ? affected : affected?.Except(mended))?.ToRanges(mended);
    }

    /// <param name="alternatives">In each, what holds together.</param>
    /// <returns>null where one of them is not understood.</returns>
    public static IReadOnlyList<VersionRange>? OfPhp(IEnumerable<IEnumerable<string>> alternatives) =>
        ConstraintText.Any(VersionSchemes.Composer, alternatives.Select(ComposerConstraint.Together))?.ToRanges();

    /// <summary>The package with its ranges; nothing where no version is affected, for a package without ranges would be affected in all.</summary>
    public static IReadOnlyList<AffectedPackage> Of(string ecosystem, string package, IReadOnlyList<VersionRange> ranges) =>
        ranges.Count == 0 ? [] : [new AffectedPackage { Ecosystem = ecosystem, Package = package, Ranges = ranges }];

    static IReadOnlyList<VersionRange>? Rest(IVersionScheme scheme, IEnumerable<VersionSet?> safe) =>
        ConstraintText.Any(scheme, safe)?.Complement().ToRanges();
}
