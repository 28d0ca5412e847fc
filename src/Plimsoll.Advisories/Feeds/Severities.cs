using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Feeds;

/// <summary>Vendors' words for severity.</summary>
static class Severities
{
    public static Severity Of(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "critical" => Severity.Critical,
        "high" or "important" => Severity.High,
        "medium" or "moderate" => Severity.Medium,
        "low" => Severity.Low,
        "negligible" or "unimportant" or "none" => Severity.Negligible,
        _ => Severity.Unknown,
    };
}
