using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>How one vendor writes OVAL: what its ids and releases are called, and what it means by its states.</summary>
interface IOvalDialect
{
    FeedSource Source { get; }

    /// <summary>What the ids of its definitions begin with.</summary>
    string Prefix { get; }

    /// <summary>The advisory's id; null where a definition is none (the check that a release is installed).</summary>
    string? IdOf(OvalDefinition definition);

    /// <summary>The ecosystems for which a claim is made; none where the vendor does not name one.</summary>
    /// <param name="path">The file's path: the last resort.</param>
    IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path);

    /// <summary>What the vendor means by a claim, where it is more than the version says.</summary>
    AffectedPackage Read(OvalDefinition definition, OvalClaim claim, AffectedPackage plain) => plain;

    /// <summary>What is said outside of the conditions.</summary>
    IEnumerable<AffectedPackage> Beyond(OvalDefinition definition) => [];
}
