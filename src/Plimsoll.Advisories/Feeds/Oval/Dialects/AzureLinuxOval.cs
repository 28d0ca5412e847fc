using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>Azure Linux 3 and later: a definition a CVE and package; the release stands in the mark of its builds, <c>.azl3</c>.</summary>
sealed class AzureLinuxOval : IOvalDialect
{
    public FeedSource Source { get; } = new("azurelinux-oval", "MIT", "Microsoft Corporation");

    public string Prefix => "oval:com.microsoft.azurelinux:";

    public string? IdOf(OvalDefinition definition) => VendorIds.FirstCve(definition);

    public IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path) =>
        MicrosoftRelease.Of(claim.Evr, ".azl", path, "azurelinux-") is { } release ? [$"Azure Linux:{release}"] : [];

    public AffectedPackage Read(OvalDefinition definition, OvalClaim claim, AffectedPackage plain) => MicrosoftRelease.Applicable(definition, plain);
}
