using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Advisories.Feeds.Debian;
using Plimsoll.Advisories.Feeds.Osv;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Facts;

/// <summary>One affected package of a record of facts.</summary>
static partial class FactsAffected
{
    public static void Add(JsonElement item, string? ecosystem, string source, List<AffectedPackage> affected)
    {
        if (item.Text("p") is not { } package || (item.Text("e") ?? ecosystem) is not { } name)
            return;
        if (name == "Alpine")
        {
            foreach (var release in item.Texts("rel"))
                affected.Add(Judged(item, $"Alpine:{release}", package, zeroIsNever: true));
            return;
        }

        name = name.StartsWith("Debian:", StringComparison.Ordinal) ? DebianReleases.Ecosystem(name["Debian:".Length..]) ?? name : OsvEcosystem.Canonical(name);
        if (FactsConstraints.Of(item, name, source) is { } ranges)
            affected.AddRange(AffectedVersions.Of(name, package, ranges));
        else if (item.Get("r") is not null || item.Get("v") is not null)
            AddRanges(item, name, package, affected);
        else if (item.Get("fixed") is not null || item.Get("f") is not null || name.StartsWith("Debian:", StringComparison.Ordinal))
            AddFixed(item, name, package, affected);
    }

    static void AddFixed(JsonElement item, string ecosystem, string package, List<AffectedPackage> affected)
    {
        var one = Judged(item, ecosystem, package, zeroIsNever: false);

        // A build for another major release says nothing of this one: some mirrors mix them.
        if (one.Ranges.Count == 1 && ecosystem.Split(':') is [_, var release] && BuiltFor().Match(one.Ranges[0].Fixed ?? "") is { Success: true } built &&
            built.Groups[1].Value != release)
            return;
        affected.Add(one);
    }

    static AffectedPackage Judged(JsonElement item, string ecosystem, string package, bool zeroIsNever)
    {
        var version = item.Text("fixed") ?? item.Text("f");
        if (version?.StartsWith("0:", StringComparison.Ordinal) ?? false)
            version = version[2..];
        var one = new AffectedPackage { Ecosystem = ecosystem, Package = package };
        return version is null or "0" or ""
            ? zeroIsNever ? one with { Status = VulnerabilityStatus.NotAffected } : one
            : one with { Ranges = [new VersionRange(null, version)] };
    }

    static void AddRanges(JsonElement item, string ecosystem, string package, List<AffectedPackage> affected)
    {
        List<VersionRange> ranges = [];
        foreach (var range in item.Items("r"))
            if (range.ValueKind == JsonValueKind.Array && range.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString() : null).ToArray() is { Length: > 0 } parts)
                ranges.Add(new VersionRange(parts[0] is "0" or "" ? null : parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2)));
        var versions = item.Texts("v");
        if (ranges.Count > 0 || versions.Count > 0)
            affected.Add(new AffectedPackage { Ecosystem = ecosystem, Package = package, Ranges = ranges, Versions = versions });
    }

    [GeneratedRegex(@"\.el(\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex BuiltFor();
}
