using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Advisories.Feeds.Markdown;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.RustSec;

/// <summary>RustSec's database in its own form: Markdown that begins with TOML, an advisory a file.</summary>
/// <remarks>RustSec, "Advisory Format". <c>versions</c> says which are patched and unaffected; what is affected is the rest.</remarks>
sealed class RustSecFeed : IFeed
{
    static readonly FeedSource Source = new("rustsec", "CC0-1.0", "RustSec Advisory Database");

    public string Name => "rustsec";

    public bool Recognises(string path, ReadOnlySpan<byte> head) => MarkdownFront.Is(path, head) && head.IndexOf("package = "u8) >= 0 && head.IndexOf("[versions]"u8) >= 0;

    public void Read(string path, Stream content, FeedSink sink)
    {
        using var document = MarkdownFront.Document(path, content);
        var (record, versions) = (document.RootElement.Get("advisory") ?? default, document.RootElement.Get("versions") ?? default);
        if (record.Text("id") is not { } id || record.Text("package") is not { } package)
            throw new MalformedFeedException(path, "it names no id or no package");
        if (Informational.IsNoVulnerability(record.Text("informational")))
            sink.Skip(id, Informational.Reason);
        else if (AffectedVersions.OfRust(versions.Texts("patched"), versions.Texts("unaffected")) is not { } affected)
            sink.Skip(id, AffectedVersions.NotUnderstood);
        else if (affected.Count == 0)
            sink.Skip(id, AffectedVersions.Nothing);
        else
            sink.Add(Source, Advisory(id, record, AffectedVersions.Of("crates.io", package, affected)));
    }

    static Advisory Advisory(string id, JsonElement record, IReadOnlyList<AffectedPackage> affected) => new()
    {
        Id = id,
        Aliases = record.Texts("aliases"),
        Affected = affected,
        Cvss = record.Text("cvss") is { } vector ? [vector] : [],
        Published = FeedJson.Day(record.Text("date")),
        Withdrawn = FeedJson.Day(record.Text("withdrawn")),
        References = record.Text("url") is { } url ? [url] : [],
    };
}
