namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>AlmaLinux: Red Hat's form; the release stands in the platform, <c>AlmaLinux 9</c>.</summary>
sealed class AlmaLinuxOval : IOvalDialect
{
    public FeedSource Source { get; } = new("almalinux-oval", "none stated", "AlmaLinux OS Foundation");

    public string Prefix => "oval:org.almalinux.";

    public string? IdOf(OvalDefinition definition) => VendorIds.FromTitle(definition, "ALSA-", "ALBA-", "ALEA-");

    public IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path) =>
        VendorIds.Releases(definition.Platforms, "AlmaLinux ", "AlmaLinux:");
}
