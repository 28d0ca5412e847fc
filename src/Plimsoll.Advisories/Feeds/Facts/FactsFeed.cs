using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Facts;

/// <summary>Facts that were taken from other feeds before: newline JSON, short keys, a file a source.</summary>
/// <remarks>
/// <c>id</c>, <c>al</c> aliases, <c>rel</c> related, <c>sev</c>, <c>cvss</c>, <c>cwe</c>, <c>pub</c>, <c>mod</c>, <c>wd</c> withdrawn, <c>due</c> (KEV);
/// <c>aff</c>: <c>e</c> ecosystem, <c>p</c> package, <c>fixed</c> or <c>f</c>, <c>r</c> ranges, <c>v</c> versions, <c>rel</c> releases of Alpine.
/// Constraints of npm, crates.io, RubyGems and Packagist stand in their registry's language: <see cref="FactsConstraints"/>.
/// </remarks>
sealed class FactsFeed : IFeed
{
    public string Name => "facts";

    public bool Recognises(string path, ReadOnlySpan<byte> head) =>
        path.EndsWith(".ndjson", StringComparison.Ordinal) && (head.IndexOf("\"aff\""u8) >= 0 || head.IndexOf("\"due\""u8) >= 0 || head.IndexOf("\"ssvc\""u8) >= 0);

    public void Read(string path, Stream content, FeedSink sink)
    {
        var (source, ecosystem) = FactsSources.Of(Path.GetFileName(path));
        FeedJson.Lines(content, sink, (record, at) => Read(record, at, source, ecosystem, sink));
    }

    static void Read(JsonElement record, string at, FeedSource source, string? ecosystem, FeedSink sink)
    {
        if (record.Text("id")?.Trim() is not { Length: > 0 } id)
        {
            sink.Skip(at, "it has no id");
            return;
        }

        List<AffectedPackage> affected = [];
        foreach (var item in record.Items("aff"))
            FactsAffected.Add(item, ecosystem, source.Name, affected);
        if (affected.Count == 0 && record.Items("aff").Any())
        {
            sink.Skip(id, "it names no package whose versions are given in a form that is judged, or none that is affected");
            return;
        }

        sink.Add(source, new Advisory
        {
            Id = id,
            Aliases = [.. record.Texts("al").Concat(record.Texts("rel").Where(r => r.StartsWith("CVE-", StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal)],
            Affected = affected,
            Severity = SeverityWords.Of(record.Text("sev")),
            Cvss = [.. record.Texts("cvss").Where(c => c.Contains('/', StringComparison.Ordinal))],
            Weaknesses = record.Texts("cwe"),
            Published = record.Text("due") is null ? FeedJson.Day(record.Text("pub")) : null,
            Modified = FeedJson.Day(record.Text("mod")),
            Withdrawn = FeedJson.Day(record.Text("wd")),
            KnownExploited = record.Text("due") is { } due && FeedJson.Day(record.Text("pub")) is { } added ? new KnownExploited(added, FeedJson.Day(due)) : null,
        });
    }
}
