using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Formats.Json;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.YarnLock;

/// <summary>
/// Lock files of yarn 2 and later: an entry is keyed by all ranges that it answers, <c>"a@npm:^1, a@npm:^1.2"</c>, and says what it was resolved to:
/// <c>a@npm:1.2.3</c>, <c>a@patch:a@npm%3A1.2.3#…</c>, <c>a@workspace:packages/a</c>.
/// </summary>
/// <remarks>Its checksums are of the archives that yarn packs itself, which nobody else has: they are not told.</remarks>
sealed class BerryLock(LockGraph graph, Limits limits)
{
    readonly Dictionary<string, LockEntry> byRange = new(StringComparer.Ordinal);

    public void Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return;
        List<(LockEntry Entry, JsonElement Json)> read = [];
        foreach (var member in root.EnumerateObject())
        {
            if (member.Value.Bounded("resolution", limits) is not { } resolution || !Locator.TrySplit(resolution, out var name, out var place))
                continue;
            var entry = ToEntry(name, place, member.Value);
            if (!graph.Add(entry))
                break;
            graph.KnowsProject |= place.StartsWith("workspace:", StringComparison.Ordinal);
            foreach (var range in member.Name.Split(',', StringSplitOptions.TrimEntries))
                byRange.TryAdd(range, entry);
            read.Add((entry, member.Value));
        }

        foreach (var (entry, json) in read)
            foreach (var need in json.Members("dependencies"))
                if (need.Value.ValueKind == JsonValueKind.String)
                    graph.Need(entry, Find(need.Name, need.Value.GetString()!));
    }

    LockEntry ToEntry(string name, string place, JsonElement json)
    {
        var isDirectory = place.StartsWith("workspace:", StringComparison.Ordinal) || place.StartsWith("link:", StringComparison.Ordinal) || place.StartsWith("portal:", StringComparison.Ordinal)
            || (place.StartsWith("file:", StringComparison.Ordinal) && !Locator.IsArchive(place.Split('#', ':')[1]));
        return new LockEntry
        {
            Name = name,
            Version = json.Bounded("version", limits) ?? "",
            IsOwn = isDirectory || json.Text("linkType") == "soft",
            Origin = place.StartsWith("npm:", StringComparison.Ordinal) ? ArchiveOf(place) : OriginText.Of(place, limits),
        };
    }

    // Of a registry of one's own: "npm:1.2.3::__archiveUrl=https%3A%2F%2F…".
    string? ArchiveOf(string place)
    {
        const string mark = "::__archiveUrl=";
        var at = place.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? null : OriginText.Of(Uri.UnescapeDataString(place[(at + mark.Length)..].Split('&')[0]), limits);
    }

    // Before version 8 ranges of the registry stand without their protocol in dependencies.
    LockEntry? Find(string name, string range) =>
        byRange.GetValueOrDefault($"{name}@{range}") ?? byRange.GetValueOrDefault($"{name}@npm:{range}");
}
