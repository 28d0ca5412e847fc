using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Advisories.Versions.Constraints;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.RetireJs;

/// <summary>Retire.js' repositories: a file in which each library of JavaScript has its vulnerabilities, with the versions between which they were there.</summary>
sealed class RetireJsFeed : IFeed
{
    /// <summary>Their own tests stand among the libraries.</summary>
    static readonly string[] Examples = ["retire-example", "dont check"];

    static readonly FeedSource Source = new("retirejs", "Apache-2.0", "Retire.js");

    public string Name => "retirejs";

    public bool Recognises(string path, ReadOnlySpan<byte> head) =>
        JsonHead.Is(head) && head.IndexOf("\"vulnerabilities\""u8) >= 0 && head.IndexOf("\"below\""u8) >= 0;

    public void Read(string path, Stream content, FeedSink sink)
    {
        using var document = FeedJson.Document(path, content);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new MalformedFeedException(path, "it is no list of libraries");
        foreach (var library in document.RootElement.EnumerateObject())
        {
            var package = library.Value.Text("npmname") ?? library.Name;
            if (Examples.Contains(package))
                continue;
            foreach (var (index, item) in library.Value.Items("vulnerabilities").Index())
                if (IsNpmName(package))
                    Read(package, item, index, sink);
                else
                    sink.Skip($"{package} {index + 1}", "its library is no package of npm's");
        }
    }

    static void Read(string package, JsonElement item, int index, FeedSink sink)
    {
        var identifiers = item.Get("identifiers") ?? default;
        List<string> names = [.. Names(identifiers, "CVE").Where(Identifiers.IsCve), .. Names(identifiers, "githubID")];
        var id = names.Count > 0 ? names[0] : $"retirejs-{package}-{(identifiers.Text("retid") is { } number ? number : $"{index + 1}")}";
        IEnumerable<JsonElement> ranges = item.Get("ranges") is null ? [item] : item.Items("ranges");
        var affected = VersionSet.Of(Versions.VersionSchemes.SemVer, ranges.Select(Span)).Except(VersionSet.Of(Versions.VersionSchemes.SemVer, ranges.SelectMany(r => r.Texts("excludes")).Select(VersionSpan.Just)));
        if (affected.IsEmpty || !ranges.All(r => r.Text("below") is not null || r.Text("atOrAbove") is not null))
        {
            sink.Skip(id, "it gives no versions between which it was there");
            return;
        }

        sink.Add(Source, new Advisory
        {
            Id = id,
            Aliases = [.. names.Skip(1).Distinct().Order(StringComparer.Ordinal)],
            Affected = AffectedVersions.Of("npm", package, affected.ToRanges()),
            Severity = SeverityWords.Of(item.Text("severity")),
            Weaknesses = item.Texts("cwe"),
            References = [.. item.Texts("info").Take(8)],
        });
    }

    static VersionSpan Span(JsonElement range) => VersionSpan.Between(range.Text("atOrAbove"), range.Text("below"));

    // One name stands as a text, several as a list.
    static IReadOnlyList<string> Names(JsonElement identifiers, string kind) => identifiers.Text(kind) is { } one ? [one] : identifiers.Texts(kind);

    /// <summary>npm's names have no capitals and no white space.</summary>
    static bool IsNpmName(string name) => name.Length is > 0 and < 215 && !name.Any(c => char.IsUpper(c) || char.IsWhiteSpace(c));
}
