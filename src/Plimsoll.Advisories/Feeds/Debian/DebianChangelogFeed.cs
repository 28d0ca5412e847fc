using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Debian;

/// <summary>CVEs that changelogs of Debian's packages name: newline JSON, an upload a line: <c>p</c> package, <c>v</c> version, <c>d</c> suite, <c>cve</c>.</summary>
/// <remarks>
/// An upload to a release's own suites tells that release's fix. What was fixed in unstable is in every release made after it, and a version
/// says which those are only to who knows what each release began with: such uploads are left out, as are those of other distributions.
/// </remarks>
sealed class DebianChangelogFeed : IFeed
{
    static readonly FeedSource Source = new("debian-changelog", "none stated", "Debian changelogs");
    static readonly string[] Endings = ["-security", "-updates", "-proposed-updates", "-lts"];

    public string Name => "debian-changelog";

    public bool Recognises(string path, ReadOnlySpan<byte> head) =>
        path.EndsWith(".ndjson", StringComparison.Ordinal) && head.StartsWith("{\"p\":"u8) && head.IndexOf("\"cve\":["u8) >= 0;

    public void Read(string path, Stream content, FeedSink sink)
    {
        var uploads = 0;
        FeedJson.Lines(content, sink, (upload, at) =>
        {
            uploads++;
            Read(upload, at, sink);
        });
        if (uploads == 0)
            throw new MalformedFeedException(path, "it holds no upload");
    }

    static void Read(JsonElement upload, string at, FeedSink sink)
    {
        if (upload.Text("p") is not { } package || upload.Text("v") is not { } version || upload.Text("d") is not { } suite)
        {
            sink.Skip(at, "it names no package, version or suite");
            return;
        }

        if (DebianReleases.Ecosystem(Release(suite)) is not { } ecosystem || ecosystem == "Debian:sid")
            return;
        foreach (var cve in upload.Texts("cve"))
            if (Vendors.Identifiers.IsCve(cve))
                sink.Add(Source, new Advisory { Id = cve, Affected = [new AffectedPackage { Ecosystem = ecosystem, Package = package, Ranges = [new VersionRange(null, version)] }] });
            else
                sink.Skip($"{at} {cve}", "it is not the name of a CVE");
    }

    static string Release(string suite) => Array.Find(Endings, e => suite.EndsWith(e, StringComparison.Ordinal)) is { } ending ? suite[..^ending.Length] : suite;
}
