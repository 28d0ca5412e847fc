namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>Rocky Linux: Red Hat's form without its CPE names; the release stands in the issuer, <c>cpe:/o:rocky:rocky:9:GA</c>.</summary>
sealed class RockyOval : IOvalDialect
{
    const string Issuer = "cpe:/o:rocky:rocky:";

    public FeedSource Source { get; } = new("rocky-oval", "none stated", "Rocky Enterprise Software Foundation");

    public string Prefix => "oval:org.rockylinux.";

    public string? IdOf(OvalDefinition definition) => VendorIds.FromTitle(definition, "RLSA-", "RLBA-", "RLEA-");

    public IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path)
    {
        var platforms = VendorIds.Releases(definition.Platforms, "Rocky Linux ", "Rocky Linux:");
        if (platforms.Count > 0 || definition.From is not { } from || !from.StartsWith(Issuer, StringComparison.Ordinal))
            return platforms;
        var release = from.AsSpan(Issuer.Length);
        var end = release.IndexOf(':');
        return [$"Rocky Linux:{(end < 0 ? release : release[..end])}"];
    }
}
