using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Csaf;

/// <summary>Red Hat's VEX documents: CSAF 2.0, one document a CVE, every product with its state.</summary>
/// <remarks>
/// CSAF 2.0, section 4.5 (profile VEX), and Red Hat's security data guidelines. The notices of the same publisher (<c>csaf_security_advisory</c>)
/// repeat what the VEX documents say and are left to be reported as not recognised.
/// </remarks>
sealed class CsafFeed : IFeed
{
    static readonly FeedSource Source = new("redhat-csaf", "CC-BY-4.0", "Red Hat Product Security");

    public string Name => "csaf-vex";

    public bool Recognises(string path, ReadOnlySpan<byte> head) =>
        JsonHead.Has(head, "\"csaf_version\""u8) && head.IndexOf("\"csaf_vex\""u8) >= 0 && head.IndexOf("\"https://www.redhat.com\""u8) >= 0;

    public void Read(string path, Stream content, FeedSink sink)
    {
        using var document = FeedJson.Document(path, content);
        var root = document.RootElement;
        if (root.Get("document") is not { } head || head.Get("publisher")?.Text("namespace") != "https://www.redhat.com")
            throw new MalformedFeedException(path, "it does not name Red Hat as its publisher");
        if (root.Get("vulnerabilities") is not { ValueKind: JsonValueKind.Array } vulnerabilities)
            throw new MalformedFeedException(path, "it lists no vulnerabilities");
        var products = CsafProducts.Of(root.Get("product_tree"));
        foreach (var (at, vulnerability) in vulnerabilities.EnumerateArray().Index())
            if (vulnerability.Text("cve") is { } cve)
                sink.Add(Source, Advisory(cve, vulnerability, head, products, sink));
            else
                sink.Skip($"vulnerability {at + 1}", "it names no CVE");
    }

    static Advisory Advisory(string cve, JsonElement vulnerability, JsonElement head, CsafProducts products, FeedSink sink) => new()
    {
        Id = cve,
        Affected = new CsafStatements(cve, vulnerability, products, sink).Read(),
        Severity = Vendors.SeverityWords.Of(head.Get("aggregate_severity")?.Text("text")),
        Cvss = [.. Vectors(vulnerability).Distinct().Order(StringComparer.Ordinal)],
        Weaknesses = [.. Vendors.Identifiers.Weaknesses(vulnerability.Get("cwe")?.Text("id"))],
        Published = FeedJson.Day(vulnerability.Text("release_date")),
        Modified = FeedJson.Day(head.Get("tracking")?.Text("current_release_date")),
        References = CsafRemedies.Notices(vulnerability),
    };

    static IEnumerable<string> Vectors(JsonElement vulnerability) =>
        vulnerability.Items("scores").SelectMany(score => (string[])["cvss_v2", "cvss_v3"], (score, version) => score.Get(version)?.Text("vectorString")).OfType<string>();
}
