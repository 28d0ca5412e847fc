using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>Debian: a definition a CVE and source package, and one a DSA. Though the tests are for dpkg, the names are of source packages.</summary>
sealed class DebianOval : IOvalDialect
{
    public FeedSource Source { get; } = new("debian-oval", "none stated", "The Debian Project");

    public string Prefix => "oval:org.debian:";

    public string? IdOf(OvalDefinition definition) => definition.Class == "patch"
        ? VendorIds.FromTitle(definition, "DSA-", "DLA-")
        : VendorIds.FirstCve(definition);

    public IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path) =>
        VendorIds.Releases(definition.Platforms, "Debian GNU/Linux ", "Debian:");

    // "Earlier than 0" is how the generator writes a vulnerability that was open on the day of the file.
    public AffectedPackage Read(OvalDefinition definition, OvalClaim claim, AffectedPackage plain) =>
        claim is { Operation: OvalOperation.LessThan, Evr: { } evr } && Evr.IsZero(evr) ? plain with { Ranges = [] } : plain;
}
