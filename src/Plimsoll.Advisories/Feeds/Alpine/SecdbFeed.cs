using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Alpine;

/// <summary>Alpine's secdb, JSON, one file a release and repository; Wolfi and Chainguard publish the same form.</summary>
/// <remarks>A package lists fixed versions with the CVEs that each fixes; version <c>0</c> means that the package never had them.</remarks>
sealed class SecdbFeed : IFeed
{
    static readonly FeedSource Alpine = new("alpine-secdb", "none stated", "Alpine Linux security database");
    static readonly FeedSource Wolfi = new("wolfi-secdb", "none stated", "Wolfi security database");
    static readonly FeedSource Chainguard = new("chainguard-secdb", "none stated", "Chainguard security database");

    public string Name => "secdb";

    public bool Recognises(string path, ReadOnlySpan<byte> head) =>
        JsonHead.Has(head, "\"apkurl\""u8) || (JsonHead.Has(head, "\"secfixes\""u8) && head.IndexOf("\"packages\""u8) >= 0);

    public void Read(string path, Stream content, FeedSink sink)
    {
        using var document = FeedJson.Document(path, content);
        var root = document.RootElement;
        var (source, ecosystem) = Origin(path, root);
        foreach (var item in root.Items("packages"))
        {
            if (item.Get("pkg")?.Text("name") is not { } name || item.Get("pkg")?.Get("secfixes") is not { ValueKind: JsonValueKind.Object } fixes)
            {
                sink.Skip("a package", "it has no name or no list of fixes");
                continue;
            }

            foreach (var version in fixes.EnumerateObject())
                foreach (var ids in fixes.Texts(version.Name))
                    Add(source, ecosystem, name, version.Name.Trim(), ids, sink);
        }
    }

    static (FeedSource Source, string Ecosystem) Origin(string path, JsonElement root)
    {
        var prefix = root.Text("urlprefix") ?? "";
        if (prefix.Contains("wolfi", StringComparison.Ordinal))
            return (Wolfi, "Wolfi");
        if (prefix.Contains("chainguard", StringComparison.Ordinal) || prefix.Contains("cgr.dev", StringComparison.Ordinal))
            return (Chainguard, "Chainguard");
        return root.Text("distroversion") is { } release
            ? (Alpine, release.StartsWith("edge", StringComparison.Ordinal) ? "Alpine:edge" : $"Alpine:{release}")
            : throw new MalformedFeedException(path, "it does not say which release it is for");
    }

    /// <summary>An item is a CVE with, often, other names of it behind: <c>CVE-2019-1234 XSA-1</c>.</summary>
    static void Add(FeedSource source, string ecosystem, string package, string version, string ids, FeedSink sink)
    {
        var names = ids.Split((char[])[' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0 || version.Length == 0)
        {
            sink.Skip(package, "a fix names no vulnerability or no version");
            return;
        }

        var never = version == "0";
        sink.Add(source, new Advisory
        {
            Id = names[0],
            Aliases = [.. names.Skip(1).Distinct().Order(StringComparer.Ordinal)],
            Affected =
            [
                new AffectedPackage
                {
                    Ecosystem = ecosystem,
                    Package = package,
                    Ranges = never ? [] : [new VersionRange(null, version)],
                    Status = never ? VulnerabilityStatus.NotAffected : VulnerabilityStatus.Affected,
                },
            ],
        });
    }
}
