using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;

namespace Plimsoll.Policy.Vex.Documents;

/// <summary>Reads the product status of vulnerabilities in CSAF.</summary>
/// <remarks>CSAF 2.0, sections 3.2.3.9 (product status), 3.2.3.5 (flags), 3.2.3.14 (threats), profile VEX (section 4.5).</remarks>
static class CsafVexReader
{
    static readonly (string Name, VulnerabilityStatus Status)[] Lists =
    [
        ("known_not_affected", VulnerabilityStatus.NotAffected),
        ("fixed", VulnerabilityStatus.Fixed),
        ("first_fixed", VulnerabilityStatus.Fixed),
        ("known_affected", VulnerabilityStatus.Affected),
        ("first_affected", VulnerabilityStatus.Affected),
        ("last_affected", VulnerabilityStatus.Affected),
        ("under_investigation", VulnerabilityStatus.UnderInvestigation),
    ];

    public static bool Recognises(JsonElement root) => root.Get("document")?.Text("csaf_version")?.StartsWith("2.", StringComparison.Ordinal) == true;

    /// <exception cref="MalformedDocumentException">It states nothing of vulnerabilities.</exception>
    public static IReadOnlyList<VexStatement> Read(JsonElement root, string name)
    {
        if (root.Get("vulnerabilities") is not { ValueKind: JsonValueKind.Array })
            throw new MalformedDocumentException("it is CSAF without vulnerabilities");
        var document = root.Get("document")!.Value;
        var said = new VexWord(default, null, null, null, document.Get("publisher")?.Text("name") ?? "somebody unnamed", document.Get("tracking")?.Text("id") ?? name, document.Get("tracking")?.Text("current_release_date"));
        var products = new CsafVexProducts(root);
        var statements = new Statements();
        foreach (var vulnerability in root.Items("vulnerabilities"))
        {
            List<string> ids = [.. new[] { vulnerability.Text("cve") }.OfType<string>(), .. vulnerability.Items("ids").Select(i => i.Text("text")).OfType<string>()];
            if (ids.Count == 0)
                continue;
            var flags = Labels(vulnerability.Items("flags"), "label", products);
            var threats = Labels(vulnerability.Items("threats").Where(t => t.Text("category") == "impact"), "details", products);
            var remedies = Labels(vulnerability.Items("remediations"), "details", products);
            foreach (var (list, status) in Lists)
                foreach (var group in (vulnerability.Get("product_status")?.Texts(list) ?? []).GroupBy(p => (Flag: flags.GetValueOrDefault(p), Impact: threats.GetValueOrDefault(p), Remedy: remedies.GetValueOrDefault(p))))
                    statements.Add(ids, [.. group.Select(products.Of)], said with { Status = status, Justification = group.Key.Flag, Impact = group.Key.Impact, Action = status == VulnerabilityStatus.Affected ? group.Key.Remedy : null });
        }

        return statements.List;
    }

    /// <summary>What is said of each product, by id or by group; the first word counts.</summary>
    static Dictionary<string, string> Labels(IEnumerable<JsonElement> items, string text, CsafVexProducts products)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
            if (item.Text(text) is { } label)
                foreach (var product in item.Texts("product_ids").Concat(item.Texts("group_ids").SelectMany(products.Group)))
                    labels.TryAdd(product, label);
        return labels;
    }
}
