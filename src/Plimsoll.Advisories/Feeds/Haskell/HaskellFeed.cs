using System.Text.Json;
using Plimsoll.Advisories.Feeds.Markdown;
using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Haskell;

/// <summary>The Haskell security response team's advisories in their own form: Markdown that begins with TOML, an advisory a file.</summary>
/// <remarks>Haskell advisory database, "Advisory format". Parts of the compiler are named by <c>ghc-component</c>, and by OSV as the ecosystem GHC.</remarks>
sealed class HaskellFeed : IFeed
{
    static readonly FeedSource Source = new("hackage", "CC0-1.0", "Haskell Security Response Team");

    public string Name => "hackage";

    public bool Recognises(string path, ReadOnlySpan<byte> head) => MarkdownFront.Is(path, head) && head.IndexOf("[[affected]]"u8) >= 0;

    public void Read(string path, Stream content, FeedSink sink)
    {
        using var document = MarkdownFront.Document(path, content);
        if (document.RootElement.Get("advisory")?.Text("id") is not { } id)
            throw new MalformedFeedException(path, "it has no id");
        var root = document.RootElement;
        List<AffectedPackage> affected = [.. root.Items("affected").Select(Affected).OfType<AffectedPackage>()];
        if (affected.Count == 0)
        {
            sink.Skip(id, "it names no package whose versions are given");
            return;
        }

        var record = root.Get("advisory")!.Value;
        sink.Add(Source, new Advisory
        {
            Id = id,
            Aliases = [.. record.Texts("aliases").Concat(record.Texts("related").Where(Identifiers.IsCve)).Distinct().Order(StringComparer.Ordinal)],
            Affected = affected,
            Cvss = [.. root.Items("affected").Select(a => a.Text("cvss")).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            Weaknesses = [.. record.Items("cwe").Where(n => n.ValueKind == JsonValueKind.Number).Select(n => $"CWE-{n.GetRawText()}").Distinct().Order(StringComparer.Ordinal)],
            Published = Identifiers.Day(record.Text("date")),
            Modified = Identifiers.Day(record.Text("modified")),
            References = [.. root.Items("references").Select(r => r.Text("url")).OfType<string>().Distinct().Take(8)],
        });
    }

    static AffectedPackage? Affected(JsonElement item)
    {
        VersionRange[] ranges = [.. item.Items("versions").Where(v => v.Text("introduced") is not null).Select(v => new VersionRange(v.Text("introduced"), v.Text("fixed")))];
        if (ranges.Length == 0 || (item.Text("package") ?? item.Text("ghc-component")) is not { } name)
            return null;
        return new AffectedPackage { Ecosystem = item.Text("package") is null ? "GHC" : "Hackage", Package = name, Ranges = ranges };
    }
}
