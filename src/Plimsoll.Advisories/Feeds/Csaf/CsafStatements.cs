using System.Text.Json;
using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Csaf;

/// <summary>The product states of one vulnerability, as affected packages.</summary>
/// <remarks>
/// A product as it was first published names source packages where nothing is fixed (<c>arch=src</c>): they are taken by their name, which most
/// often is also that of a binary package. Source builds that are fixed are never installed and left out.
/// </remarks>
sealed class CsafStatements(string cve, JsonElement vulnerability, CsafProducts products, FeedSink sink)
{
    static readonly string[] States = ["fixed", "known_affected", "known_not_affected", "under_investigation"];

    readonly CsafRemedies remedies = CsafRemedies.Of(vulnerability);
    readonly AffectedPackages packages = new();

    public IReadOnlyList<AffectedPackage> Read()
    {
        if (vulnerability.Get("product_status") is { } statuses)
            foreach (var state in States)
                foreach (var id in statuses.Items(state))
                    Add(state, id.ValueKind == JsonValueKind.String ? id.GetString()! : "");
        return packages.ToList();
    }

    void Add(string state, string id)
    {
        if (!products.TryFind(id, out var product, out var problem))
            sink.Skip($"{cve} {id}", problem);
        else if (product is { } known && Judge(state, id, known, out problem) is { } package)
            packages.Add(package);
        else if (problem.Length > 0)
            sink.Skip($"{cve} {id}", problem);
    }

    AffectedPackage? Judge(string state, string id, CsafProduct product, out string problem)
    {
        problem = "";
        var (name, evr, architecture, _) = product.Component;
        if (architecture == "src" && evr is not null)
            return null;
        var plain = new AffectedPackage
        {
            Ecosystem = product.Ecosystem,
            Package = name,
            Module = product.Module,
            Severity = remedies.Severity(id),
            Architectures = architecture is null or "src" ? [] : [architecture],
        };
        switch (state)
        {
            case "fixed" when evr is null:
                problem = "it is fixed in no version that is named";
                return null;
            case "fixed":
                return plain with { Ranges = [new VersionRange(null, Evr.WithoutZeroEpoch(evr))] };
            case "known_affected":
                return plain with { VendorState = remedies.State(id) };
            case "under_investigation":
                return plain with { Status = VulnerabilityStatus.UnderInvestigation };
            default:
                return plain with { Status = VulnerabilityStatus.NotAffected };
        }
    }
}
