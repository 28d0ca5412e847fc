using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Advisories.Feeds.Yaml;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.FriendsOfPhp;

/// <summary>FriendsOfPHP's database: YAML, an advisory a file, in which each branch has the constraints that hold together for it.</summary>
sealed class FriendsOfPhpFeed : IFeed
{
    const string Composer = "composer://";

    static readonly FeedSource Source = new("friendsofphp", "Unlicense", "FriendsOfPHP security advisories");

    public string Name => "friendsofphp";

    public bool Recognises(string path, ReadOnlySpan<byte> head) =>
        (path.Contains(".yaml", StringComparison.Ordinal) || path.Contains(".yml", StringComparison.Ordinal)) && head.IndexOf("branches:"u8) >= 0 && head.IndexOf("composer://"u8) >= 0;

    public void Read(string path, Stream content, FeedSink sink)
    {
        using var document = FeedYaml.Document(path, content);
        var record = document.RootElement;
        var id = Path.GetFileNameWithoutExtension(path);
        if (record.Text("reference") is not { } reference || !reference.StartsWith(Composer, StringComparison.Ordinal))
            sink.Skip(id, "it refers to no package of Composer");
        else if (AffectedVersions.OfPhp(record.Members("branches").Select(b => b.Value.Texts("versions"))) is not { } ranges)
            sink.Skip(id, AffectedVersions.NotUnderstood);
        else if (ranges.Count == 0)
            sink.Skip(id, AffectedVersions.Nothing);
        else
            sink.Add(Source, Advisory(record, reference[Composer.Length..], id, ranges));
    }

    /// <summary>One without a CVE is named by its package and file.</summary>
    static Advisory Advisory(JsonElement record, string package, string file, IReadOnlyList<VersionRange> ranges) => new()
    {
        Id = record.Text("cve") is { } cve && Identifiers.IsCve(cve) ? cve : $"{package}/{file}",
        Affected = AffectedVersions.Of("Packagist", package, ranges),
        Published = record.Members("branches").Select(b => FeedJson.Day(b.Value.Text("time"))).Where(d => d is not null).Min(StringComparer.Ordinal),
        References = record.Text("link") is { } link ? [link] : [],
    };
}
