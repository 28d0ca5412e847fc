using System.Text.Json;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Debian;

/// <summary>The Debian security tracker's whole export, JSON: source package → CVE → release → status.</summary>
/// <remarks>A resolved release with fixed version <c>0</c> never had the vulnerability; <c>undetermined</c> is not judged yet.</remarks>
sealed class DebianTrackerFeed : IFeed
{
    static readonly FeedSource Source = new("debian-tracker", "none stated", "Debian Security Tracker");

    public string Name => "debian-tracker";

    public bool Recognises(string path, ReadOnlySpan<byte> head) =>
        JsonHead.Has(head, "\"releases\""u8) && head.IndexOf("\"repositories\""u8) >= 0 && head.IndexOf("\"urgency\""u8) >= 0;

    public void Read(string path, Stream content, FeedSink sink)
    {
        using var document = FeedJson.Document(path, content);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new MalformedFeedException(path, "it is not an object of packages");
        foreach (var package in document.RootElement.EnumerateObject())
        {
            if (package.Value.ValueKind != JsonValueKind.Object)
            {
                sink.Skip(package.Name, "it is not an object of vulnerabilities");
                continue;
            }

            foreach (var item in package.Value.EnumerateObject())
                Read(package.Name, item.Name, item.Value, sink);
        }
    }

    static void Read(string package, string id, JsonElement item, FeedSink sink)
    {
        if (item.Get("releases") is not { ValueKind: JsonValueKind.Object } releases)
        {
            sink.Skip($"{package} {id}", "it lists no releases");
            return;
        }

        List<AffectedPackage> affected = [];
        foreach (var release in releases.EnumerateObject())
            if (DebianReleases.Ecosystem(release.Name) is not { } ecosystem)
                sink.Skip($"{package} {id}", $"the release {release.Name} is not known");
            else if (Judge(package, ecosystem, release.Value) is { } one)
                affected.Add(one);
            else
                sink.Skip($"{package} {id}", $"the status of {release.Name} is '{release.Value.Text("status")}'");
        if (affected.Count > 0)
            sink.Add(Source, new Advisory { Id = id, Affected = affected });
    }

    static AffectedPackage? Judge(string package, string ecosystem, JsonElement release)
    {
        var one = new AffectedPackage { Ecosystem = ecosystem, Package = package, Severity = Urgency(release.Text("urgency")) };
        return release.Text("status") switch
        {
            "resolved" when release.Text("fixed_version") is "0" or null => one with { Status = VulnerabilityStatus.NotAffected },
            "resolved" => one with { Ranges = [new VersionRange(null, release.Text("fixed_version"))] },
            "undetermined" => one with { Status = VulnerabilityStatus.UnderInvestigation },
            "open" => one with { VendorState = State(release) },
            _ => null,
        };
    }

    static VendorState State(JsonElement release) => (release.Text("urgency"), release.Text("nodsa_reason")) switch
    {
        ("end-of-life", _) => VendorState.EndOfLife,
        ("unimportant", _) => VendorState.Minor,
        (_, "ignored") => VendorState.WillNotFix,
        (_, "postponed") => VendorState.FixDeferred,
        _ => release.Get("nodsa") is null ? VendorState.None : VendorState.FixDeferred,
    };

    // "not yet assigned" and "end-of-life" say nothing of how bad it is; a star marks the tracker's own guess.
    static Severity Urgency(string? urgency) => SeverityWords.Of(urgency?.TrimEnd('*'));
}
