using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>CBL-Mariner 1 and 2, as Azure Linux was called before: the mark of its builds is <c>.cm2</c>.</summary>
sealed class MarinerOval : IOvalDialect
{
    public FeedSource Source { get; } = new("mariner-oval", "MIT", "Microsoft Corporation");

    public string Prefix => "oval:com.microsoft.cbl-mariner:";

    public string? IdOf(OvalDefinition definition) => VendorIds.FirstCve(definition);

    public IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path) =>
        MicrosoftRelease.Of(claim.Evr, ".cm", path, "cbl-mariner-") is { } release ? [$"CBL-Mariner:{release}"] : [];

    public AffectedPackage Read(OvalDefinition definition, OvalClaim claim, AffectedPackage plain) => MicrosoftRelease.Applicable(definition, plain);
}
