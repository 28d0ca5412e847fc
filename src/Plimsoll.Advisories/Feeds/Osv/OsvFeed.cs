using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Advisories.Feeds.Yaml;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Osv;

/// <summary>OSV records: a file a record (JSON, or YAML as PyPA keeps them), an array of them, or one a line.</summary>
/// <remarks>OSV schema 1.7.</remarks>
sealed class OsvFeed : IFeed
{
    public string Name => "osv";

    public bool Recognises(string path, ReadOnlySpan<byte> head) => IsYaml(path)
        ? head.StartsWith("id:"u8) || (head.IndexOf("affected:"u8) >= 0 && head.IndexOf("ecosystem:"u8) >= 0)
        : JsonHead.Has(head, "\"id\""u8) && (head.IndexOf("\"modified\""u8) >= 0 || head.IndexOf("\"schema_version\""u8) >= 0 || head.IndexOf("\"affected\""u8) >= 0) && !IsFacts(head);

    public void Read(string path, Stream content, FeedSink sink)
    {
        if (path.Contains(".ndjson", StringComparison.Ordinal) || path.Contains(".jsonl", StringComparison.Ordinal))
        {
            FeedJson.Lines(content, sink, (element, at) => Read(element, at, sink));
            return;
        }

        using var document = IsYaml(path) ? FeedYaml.Document(path, content) : FeedJson.Document(path, content);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            Read(document.RootElement, "the record", sink);
        else if (document.RootElement.ValueKind == JsonValueKind.Array)
            foreach (var (at, element) in document.RootElement.EnumerateArray().Index())
                Read(element, $"record {at + 1}", sink);
        else
            throw new MalformedFeedException(path, "it is neither a record nor a list of records");
    }

    // Before an ending of a compression, too.
    static bool IsYaml(string path) => path.Contains(".yaml", StringComparison.Ordinal) || path.Contains(".yml", StringComparison.Ordinal);

    static bool IsFacts(ReadOnlySpan<byte> head) => head.IndexOf("\"aff\""u8) >= 0;

    static void Read(JsonElement element, string at, FeedSink sink)
    {
        if (OsvRecord.TryRead(element, out var advisory, out var problem) && advisory is not null)
            sink.Add(OsvSources.Of(advisory), advisory);
        else
            sink.Skip(element.Text("id") ?? at, problem);
    }
}
