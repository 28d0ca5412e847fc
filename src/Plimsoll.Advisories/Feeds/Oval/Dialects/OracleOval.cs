namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>Oracle Linux: one file for all releases; a definition's criteria name release and architecture before the packages.</summary>
sealed class OracleOval : IOvalDialect
{
    public FeedSource Source { get; } = new("oracle-oval", "none stated", "Oracle and/or its affiliates");

    public string Prefix => "oval:com.oracle.elsa:";

    public string? IdOf(OvalDefinition definition) => VendorIds.FromTitle(definition, "ELSA-", "ELBA-", "ELEA-");

    public IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path)
    {
        var near = VendorIds.Releases(claim.Scope.Platforms, "Oracle Linux ", "Oracle Linux:");
        return near.Count > 0 ? near : VendorIds.Releases(definition.Platforms, "Oracle Linux ", "Oracle Linux:");
    }
}
