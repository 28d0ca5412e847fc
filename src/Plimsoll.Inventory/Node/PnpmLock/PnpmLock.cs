using System.Globalization;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.PnpmLock;

/// <summary>One lock file of pnpm's, of any version: what differs is how entries are named and where their needs stand.</summary>
sealed class PnpmLock(LockGraph graph, Limits limits)
{
    const int Oldest = 5;
    const int Newest = 9;

    readonly Dictionary<string, JsonElement> packages = new(StringComparer.Ordinal);
    readonly Dictionary<string, JsonElement> snapshots = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> askedAs = new(StringComparer.Ordinal);
    readonly Dictionary<string, LockEntry> entries = new(StringComparer.Ordinal);

    public void Read(JsonElement root)
    {
        if (Version(root) is not { } version)
        {
            graph.Gap(GapCode.Malformed, "it says no version of pnpm's lock files");
            return;
        }

        if (version is < Oldest or > Newest)
            graph.Gap(GapCode.Unsupported, $"a lock file of version {version} of pnpm's; {Oldest} to {Newest} are known, and it was read as the nearest of these");
        foreach (var member in root.Members("packages"))
            packages.TryAdd(member.Name, member.Value);
        foreach (var member in root.Members("snapshots"))
            snapshots.TryAdd(member.Name, member.Value);

        // Where there are snapshots they are the entries, and packages say what is the same of all of one package.
        var needs = snapshots.Count > 0 ? snapshots : packages;
        List<JsonElement> importers = root.Get("importers") is null ? [root] : [.. root.Members("importers").Select(i => i.Value)];
        NameByAsking([.. importers, .. needs.Values], needs);
        if (needs.Any(n => !AddEntry(n.Key, n.Value, version)))
            return;
        foreach (var (key, json) in needs)
            Connect(entries[key], json);
        graph.KnowsProject = true;
        foreach (var importer in importers)
            AddOwn(importer);
    }

    static int? Version(JsonElement root) =>
        root.Text("lockfileVersion") is { } text && int.TryParse(text.Split('.', '-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    void NameByAsking(IEnumerable<JsonElement> askers, Dictionary<string, JsonElement> needs)
    {
        foreach (var asker in askers)
            foreach (var (name, place) in PnpmNeeds.Of(asker, withDevelopment: true))
                if (PnpmNeeds.Key(name, place, needs.ContainsKey) is { } key)
                    askedAs.TryAdd(key, name);
    }

    bool AddEntry(string key, JsonElement json, int version)
    {
        var package = snapshots.Count > 0 ? packages.GetValueOrDefault(PnpmKey.WithoutPeers(key)) : json;
        var (name, locked) = PnpmKey.Read(key, version);
        var resolution = package.Get("resolution") ?? default;
        var entry = entries[key] = new LockEntry
        {
            Name = package.Bounded("name", limits) ?? (name.Length > 0 ? name : askedAs.GetValueOrDefault(key, key)),
            Version = package.Bounded("version", limits) ?? locked,
            IsOwn = resolution.Text("type") == "directory" || resolution.Text("directory") is not null,
            Origin = OriginText.Of(Origin(resolution), limits),
            Checksums = Integrity.Checksums(resolution.Text("integrity")),
            SaysDevelopment = snapshots.Count == 0 && json.Text("dev") is { } dev ? dev == "true" : null,
        };
        return graph.Add(entry);
    }

    static string? Origin(JsonElement resolution) =>
        resolution.Text("repo") is { } repository ? $"{repository}#{resolution.Text("commit")}" : resolution.Text("tarball");

    void AddOwn(JsonElement importer)
    {
        var own = new LockEntry { Name = "", IsOwn = true };
        if (!graph.Add(own))
            return;
        Connect(own, importer);
        foreach (var (name, place) in PnpmNeeds.OfDevelopment(importer))
            graph.Need(own, Find(name, place), development: true);
    }

    void Connect(LockEntry entry, JsonElement json)
    {
        foreach (var (name, place) in PnpmNeeds.Of(json, withDevelopment: false))
            graph.Need(entry, Find(name, place));
    }

    LockEntry? Find(string name, string place) => PnpmNeeds.Key(name, place, entries.ContainsKey) is { } key ? entries[key] : null;
}
