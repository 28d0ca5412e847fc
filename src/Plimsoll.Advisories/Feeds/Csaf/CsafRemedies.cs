using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Csaf;

/// <summary>What is said of single products beside their status: what the vendor will do, and how bad it is there.</summary>
sealed class CsafRemedies
{
    const int MaxNotices = 8;

    readonly Dictionary<string, VendorState> states = new(StringComparer.Ordinal);
    readonly Dictionary<string, Severity> severities = new(StringComparer.Ordinal);

    public static CsafRemedies Of(JsonElement vulnerability)
    {
        var remedies = new CsafRemedies();
        foreach (var remediation in vulnerability.Items("remediations"))
            if (remediation.Text("category") is "none_available" or "no_fix_planned" && remediation.Text("details") is { } words)
                foreach (var id in remediation.Texts("product_ids"))
                    remedies.states[id] = Vendors.RedHatStates.Of(words.Trim()).State;
        foreach (var threat in vulnerability.Items("threats"))
            if (threat.Text("category") == "impact")
                foreach (var id in threat.Texts("product_ids"))
                    remedies.severities[id] = Vendors.SeverityWords.Of(threat.Text("details"));
        return remedies;
    }

    public VendorState State(string product) => states.GetValueOrDefault(product);

    public Severity Severity(string product) => severities.GetValueOrDefault(product);

    /// <summary>Where the notices of fixes are.</summary>
    public static IReadOnlyList<string> Notices(JsonElement vulnerability) =>
        [.. vulnerability.Items("remediations").Where(r => r.Text("category") == "vendor_fix").Select(r => r.Text("url")).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(MaxNotices)];
}
