using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Feeds.Vendors;

/// <summary>The words in which vendors grade, in the house's.</summary>
static class SeverityWords
{
    public static Severity Of(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "critical" => Severity.Critical,
        "important" or "high" => Severity.High,
        "moderate" or "medium" => Severity.Medium,
        "low" or "minor" => Severity.Low,
        "negligible" or "unimportant" or "none" => Severity.Negligible,
        _ => Severity.Unknown,
    };

    public static Severity Worse(Severity left, Severity right) => left > right ? left : right;
}
