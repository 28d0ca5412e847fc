using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>SUSE and openSUSE: a definition a CVE (or an update), whose criteria name each product before its packages.</summary>
/// <remarks>Versions above <c>0:0-0</c> are those of packages that are affected and have no fix yet.</remarks>
sealed class SuseOval : IOvalDialect
{
    const string Installed = " is installed";

    public FeedSource Source { get; } = new("suse-oval", "none stated", "SUSE LLC");

    public string Prefix => "oval:org.opensuse.security:";

    public string? IdOf(OvalDefinition definition) => definition.Class == "patch"
        ? VendorIds.FromTitle(definition, "SUSE-", "openSUSE-") ?? Update(definition)
        : VendorIds.FirstCve(definition);

    public IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path)
    {
        var near = Ecosystems(claim.Scope.Platforms);
        return near.Count > 0 ? near : Ecosystems(definition.Platforms);
    }

    public AffectedPackage Read(OvalDefinition definition, OvalClaim claim, AffectedPackage plain) =>
        claim.Comment.EndsWith(" is not affected", StringComparison.Ordinal)
            ? plain with { Status = VulnerabilityStatus.NotAffected, Ranges = [], Versions = [] }
            : plain;

    static string? Update(OvalDefinition definition) =>
        definition.References.Find(reference => reference.Id.StartsWith("SUSE-", StringComparison.Ordinal) || reference.Id.StartsWith("openSUSE-", StringComparison.Ordinal)).Id;

    static IReadOnlyList<string> Ecosystems(IReadOnlyList<string> products) =>
        [.. products.Select(Ecosystem).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    static string? Ecosystem(string product)
    {
        product = product.EndsWith(Installed, StringComparison.Ordinal) ? product[..^Installed.Length] : product;
        if (product.StartsWith("openSUSE ", StringComparison.Ordinal))
            return "openSUSE:" + product["openSUSE ".Length..];
        return product.StartsWith("SUSE ", StringComparison.Ordinal) ? "SUSE:" + product["SUSE ".Length..] : null;
    }
}
