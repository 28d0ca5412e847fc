using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Advisories.Feeds.Yaml;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.RubySec;

/// <summary>The Ruby advisory database in its own form: YAML, an advisory a file, of a gem or of an engine (Ruby itself, JRuby).</summary>
/// <remarks>What is affected is what neither <c>patched_versions</c> nor <c>unaffected_versions</c> cover.</remarks>
sealed class RubySecFeed : IFeed
{
    static readonly FeedSource Source = new("rubysec", "Public-Domain", "Ruby Advisory Database");

    public string Name => "rubysec";

    public bool Recognises(string path, ReadOnlySpan<byte> head) =>
        path.Contains(".yml", StringComparison.Ordinal) && (Begins(head, "gem:"u8) || Begins(head, "engine:"u8)) && (head.IndexOf("\npatched_versions:"u8) >= 0 || head.IndexOf("\ntitle:"u8) >= 0);

    public void Read(string path, Stream content, FeedSink sink)
    {
        using var document = FeedYaml.Document(path, content);
        var record = document.RootElement;
        var aliases = Aliases(record);
        if ((record.Text("gem") ?? record.Text("engine")) is not { } package)
            sink.Skip("the record", "it names no gem and no engine");
        else if (aliases.Count == 0)
            sink.Skip(package, "only OSVDB knows it, whose entries must not be passed on");
        else if (AffectedVersions.OfRuby(Texts(record, "patched_versions"), Texts(record, "unaffected_versions")) is not { } ranges)
            sink.Skip(aliases[0], AffectedVersions.NotUnderstood);
        else if (ranges.Count == 0)
            sink.Skip(aliases[0], AffectedVersions.Nothing);
        else
            sink.Add(Source, Advisory(record, aliases, AffectedVersions.Of(record.Text("gem") is null ? "Ruby" : "RubyGems", package, ranges)));
    }

    static Advisory Advisory(JsonElement record, List<string> names, IReadOnlyList<AffectedPackage> affected) => new()
    {
        Id = names[0],
        Aliases = [.. names.Skip(1).Concat((record.Get("related") ?? default).Texts("cve").Select(c => $"CVE-{c}")).Distinct().Order(StringComparer.Ordinal)],
        Affected = affected,
        Published = FeedJson.Day(record.Text("date")),
        References = record.Text("url") is { } url ? [url] : [],
    };

    /// <summary>The CVE first, for it names the advisory.</summary>
    static List<string> Aliases(JsonElement record)
    {
        List<string> names = [];
        if (record.Text("cve") is { } cve)
            names.Add($"CVE-{cve}");
        if (record.Text("ghsa") is { } ghsa)
            names.Add($"GHSA-{ghsa}");
        return names;
    }

    // One text stands for a list of one.
    static IReadOnlyList<string> Texts(JsonElement record, string name) => record.Text(name) is { } one ? [one] : record.Texts(name);

    static bool Begins(ReadOnlySpan<byte> head, ReadOnlySpan<byte> key)
    {
        head = head.TrimStart("\uFEFF"u8);
        head = head.StartsWith("---"u8) ? head[3..].TrimStart("\r\n "u8) : head;
        return head.StartsWith(key);
    }
}
