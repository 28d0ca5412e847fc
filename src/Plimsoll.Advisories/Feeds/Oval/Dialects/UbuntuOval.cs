namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>
/// Ubuntu: a definition a notice (USN) or a CVE. The tests name binary packages, through variables that list them.
/// Kernels are tested by the one that runs (<c>uname -r</c>), of which an image says nothing: those definitions keep their facts and name no package.
/// </summary>
sealed class UbuntuOval : IOvalDialect
{
    public FeedSource Source { get; } = new("ubuntu-oval", "GPL-3.0-only", "Canonical Ltd.");

    public string Prefix => "oval:com.ubuntu.";

    public string? IdOf(OvalDefinition definition) => VendorIds.FromTitle(definition, "USN-", "LSN-") ?? VendorIds.FirstCve(definition);

    public IReadOnlyList<string> EcosystemsOf(OvalDefinition definition, OvalClaim claim, string path)
    {
        var releases = VendorIds.Releases(definition.Platforms, "Ubuntu ", "Ubuntu:");
        if (releases.Count == 0 && UbuntuReleases.OfId(definition.Id) is { } named)
            releases = ["Ubuntu:" + named];
        return IsPro(definition, claim) ? [.. releases.Select(release => "Ubuntu:Pro" + release["Ubuntu".Length..])] : releases;
    }

    // Fixes that only subscribers get have their own package sources, and so their own ecosystem.
    static bool IsPro(OvalDefinition definition, OvalClaim claim) =>
        claim.Comment.StartsWith("Available with Ubuntu Pro", StringComparison.Ordinal) ||
        (definition.Platforms.Count > 0 && definition.Platforms.TrueForAll(platform => platform.EndsWith(" ESM", StringComparison.Ordinal)));
}
