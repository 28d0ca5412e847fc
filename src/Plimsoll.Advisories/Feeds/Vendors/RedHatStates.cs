using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Feeds.Vendors;

/// <summary>Red Hat's words for what is not fixed, in OVAL's resolutions and CSAF's remediations.</summary>
static class RedHatStates
{
    public static (VulnerabilityStatus Status, VendorState State) Of(string words) => words switch
    {
        "Will not fix" => (VulnerabilityStatus.Affected, VendorState.WillNotFix),
        "Fix deferred" => (VulnerabilityStatus.Affected, VendorState.FixDeferred),
        "Out of support scope" => (VulnerabilityStatus.Affected, VendorState.EndOfLife),
        "Under investigation" => (VulnerabilityStatus.UnderInvestigation, VendorState.None),
        "Not affected" => (VulnerabilityStatus.NotAffected, VendorState.None),
        _ => (VulnerabilityStatus.Affected, VendorState.None),
    };
}
