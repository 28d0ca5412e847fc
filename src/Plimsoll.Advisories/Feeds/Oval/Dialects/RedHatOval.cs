using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>Red Hat: an advisory a definition, and a definition a CVE for what is not fixed or not affected. The release stands in CPE names.</summary>
sealed class RedHatOval : IOvalDialect
{
    public FeedSource Source { get; } = new("redhat-oval", "none stated", "Red Hat, Inc.");

    public string Prefix => "oval:com.redhat.";

    public string? IdOf(OvalDefinition definition) => definition.Class == "vulnerability"
        ? VendorIds.FirstCve(definition)
        : VendorIds.FromTitle(definition, "RHSA-", "RHBA-", "RHEA-");

    public IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path)
    {
        // A vulnerability's components stand in its resolutions, each with its state; the conditions only repeat them.
        var ecosystems = Ecosystems(definition);
        return ecosystems.Count > 0 ? ecosystems : VendorIds.Releases(definition.Platforms, "Red Hat Enterprise Linux ", "Red Hat:");
    }

    public AffectedPackage Read(OvalDefinition definition, OvalClaim claim, AffectedPackage plain)
    {
        if (definition.Class != "vulnerability")
            return plain;
        var resolution = definition.Resolutions.Find(stated => stated.Components.Contains(claim.Package));
        return With(plain, resolution?.State ?? (definition.Id.Contains(".unaffected:", StringComparison.Ordinal) ? "Not affected" : "Affected"));
    }

    public IEnumerable<AffectedPackage> Beyond(OvalDefinition definition)
    {
        foreach (var ecosystem in EcosystemsOf(definition, default, ""))
            foreach (var resolution in definition.Resolutions)
                foreach (var component in resolution.Components)
                    yield return With(Component(definition, ecosystem, component), resolution.State);
    }

    // A component of a module is written `nodejs:18/nodejs`.
    static AffectedPackage Component(OvalDefinition definition, string ecosystem, string component)
    {
        var slash = component.IndexOf('/', StringComparison.Ordinal);
        return new AffectedPackage
        {
            Ecosystem = ecosystem,
            Package = component[(slash + 1)..],
            Module = slash < 0 ? null : component[..slash],
            Severity = SeverityWords.Of(definition.Severity),
        };
    }

    static AffectedPackage With(AffectedPackage package, string state)
    {
        var (status, word) = RedHatStates.Of(state);
        return package with { Status = status, VendorState = word };
    }

    static List<string> Ecosystems(OvalDefinition definition) =>
        [.. definition.Cpes.Select(RedHatProduct.Ecosystem).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
