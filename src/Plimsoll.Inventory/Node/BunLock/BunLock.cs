using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.BunLock;

/// <summary>
/// <c>packages</c> are keyed by the path of modules that leads to them, <c>"a/@scope/b"</c>, and are lists: <c>["name@1.2.3", "registry", { dependencies… }, "sha512-…"]</c>,
/// of which those without a registry hold less. <c>workspaces</c> say what the project asks for.
/// </summary>
sealed class BunLock(LockGraph graph, Limits limits)
{
    static readonly string[] Kinds = ["dependencies", "optionalDependencies", "peerDependencies"];

    readonly ModuleTree root = new(limits.MaxPackagesPerFile);

    public void Read(JsonElement document)
    {
        if (document.Get("lockfileVersion") is null || document.Get("packages") is not { ValueKind: JsonValueKind.Object } packages)
        {
            graph.Gap(GapCode.Malformed, "it is no lock file of Bun's");
            return;
        }

        List<(LockEntry Entry, ModuleTree? Place, JsonElement Json)> read = [];
        foreach (var member in packages.EnumerateObject())
        {
            if (member.Name.Length > limits.MaxPathBytes || member.Value.ValueKind != JsonValueKind.Array || ToEntry(member.Value) is not { } entry)
            {
                graph.Gap(GapCode.Malformed, "an entry that names no package");
                continue;
            }

            if (!graph.Add(entry))
                return;
            var place = Place(member.Name);
            if (place is not null)
                place.Entry = entry;
            read.Add((entry, place, member.Value));
        }

        foreach (var (entry, place, json) in read)
            if (place is not null)
                foreach (var part in json.EnumerateArray())
                    Connect(entry, place, part);
        graph.KnowsProject = document.Get("workspaces") is not null;
        foreach (var workspace in document.Members("workspaces"))
            AddOwn(workspace.Value);
    }

    LockEntry? ToEntry(JsonElement list)
    {
        if (list.EnumerateArray().FirstOrDefault() is not { ValueKind: JsonValueKind.String } first || first.Bounded(limits) is not { } text || !Locator.TrySplit(text, out var name, out var place))
            return null;
        var texts = list.EnumerateArray().Skip(1).Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()!).ToList();
        var isVersion = place.Length > 0 && char.IsAsciiDigit(place[0]);
        return new LockEntry
        {
            Name = name,
            Version = isVersion ? place : "",
            IsOwn = place.Split(':')[0] is "workspace" or "file" or "link" or "root",
            Origin = OriginText.Of(isVersion ? texts.Find(t => t.Contains("://", StringComparison.Ordinal)) : place, limits),
            Checksums = texts.Count == 0 ? [] : Integrity.Checksums(texts[^1]),
        };
    }

    ModuleTree? Place(string path)
    {
        var place = root;
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length; i++)
            place = place?.Module(parts[i].StartsWith('@') && i + 1 < parts.Length ? $"{parts[i]}/{parts[++i]}" : parts[i]);
        return place;
    }

    void AddOwn(JsonElement workspace)
    {
        var own = new LockEntry { Name = "", IsOwn = true };
        if (!graph.Add(own))
            return;
        var place = (workspace.Bounded("name", limits) is { } name ? Place(name) : null) ?? root;
        Connect(own, place, workspace);
        foreach (var need in workspace.Members("devDependencies"))
            graph.Need(own, place.Find(need.Name), development: true);
    }

    void Connect(LockEntry entry, ModuleTree place, JsonElement needs)
    {
        foreach (var kind in Kinds)
            foreach (var need in needs.Members(kind))
                if (!graph.Need(entry, place.Find(need.Name)))
                    return;
    }
}
