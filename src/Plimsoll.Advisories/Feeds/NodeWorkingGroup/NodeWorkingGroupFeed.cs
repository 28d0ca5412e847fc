using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.NodeWorkingGroup;

/// <summary>The Node.js security working group's records: of npm's packages (until 2018) and of Node.js itself; a file a record, or an index of them by number.</summary>
/// <remarks>Both give what is vulnerable and what is patched as npm's ranges; of Node.js whole release lines are called vulnerable, so what is patched is taken out.</remarks>
sealed class NodeWorkingGroupFeed : IFeed
{
    static readonly FeedSource Source = new("nodejs-wg", "MIT", "Node.js Security Working Group");

    public string Name => "nodejs-wg";

    public bool Recognises(string path, ReadOnlySpan<byte> head) => JsonHead.Is(head)
        && ((head.IndexOf("\"vulnerable_versions\""u8) >= 0 && head.IndexOf("\"module_name\""u8) >= 0)
            || (head.IndexOf("\"vulnerable\""u8) >= 0 && head.IndexOf("\"patched\""u8) >= 0 && head.IndexOf("\"cve\""u8) >= 0));

    public void Read(string path, Stream content, FeedSink sink)
    {
        using var document = FeedJson.Document(path, content);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new MalformedFeedException(path, "it is neither a record nor an index of records");
        if (IsRecord(root))
            Read(root, Path.GetFileNameWithoutExtension(path), sink);
        else
            foreach (var member in root.EnumerateObject())
                Read(member.Value, member.Name, sink);
    }

    static bool IsRecord(JsonElement element) => element.Get("vulnerable_versions") is not null || element.Get("vulnerable") is not null;

    static void Read(JsonElement record, string number, FeedSink sink)
    {
        var ofPackage = record.Text("module_name") is not null;
        var id = $"{(ofPackage ? "NSWG-ECO" : "NSWG-CORE")}-{number}";
        var vulnerable = record.Text(ofPackage ? "vulnerable_versions" : "vulnerable");
        if (vulnerable is null)
            sink.Skip(id, "it says of no version that it is vulnerable");
        else if (AffectedVersions.OfNode(vulnerable, record.Text(ofPackage ? "patched_versions" : "patched")) is not { } ranges)
            sink.Skip(id, AffectedVersions.NotUnderstood);
        else if (ranges.Count == 0)
            sink.Skip(id, AffectedVersions.Nothing);
        else
            sink.Add(Source, Advisory(id, record, AffectedVersions.Of(ofPackage ? "npm" : "Node.js", record.Text("module_name") ?? "node", ranges)));
    }

    static Advisory Advisory(string id, JsonElement record, IReadOnlyList<AffectedPackage> affected) => new()
    {
        Id = id,
        Aliases = [.. record.Texts("cves").Concat(record.Texts("cve")).Where(Identifiers.IsCve).Distinct().Order(StringComparer.Ordinal)],
        Affected = affected,
        Severity = SeverityWords.Of(record.Text("severity")),
        Cvss = Identifiers.Vector(record.Text("cvss_vector")) is { } vector ? [vector] : [],
        Published = FeedJson.Day(record.Text("publish_date")),
        Modified = FeedJson.Day(record.Text("updated_at")),
        References = record.Text("ref") is { } url ? [url] : [],
    };
}
