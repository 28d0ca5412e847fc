using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.PackageLock;

/// <summary>Lock files of versions 2 and 3: an entry a path, of which those in no <c>node_modules</c> are the project's own.</summary>
sealed class LockedPaths(LockGraph graph, Limits limits)
{
    const string Modules = "node_modules/";

    readonly ModuleTree root = new(limits.MaxPackagesPerFile);

    public void Read(JsonElement packages)
    {
        if (packages.ValueKind != JsonValueKind.Object)
            return;
        List<(LockEntry Entry, ModuleTree? Place, JsonElement Json)> read = [];
        foreach (var member in packages.EnumerateObject())
        {
            // A link leads to a part of the project, which has an entry of its own.
            if (member.Value.ValueKind != JsonValueKind.Object || member.Value.IsTrue("link"))
                continue;
            if (member.Name.Length > limits.MaxPathBytes)
            {
                graph.Gap(GapCode.TooLarge, $"a path of more than {limits.MaxPathBytes:N0} bytes; what is there was not read");
                continue;
            }

            var (entry, place) = (ToEntry(member.Name, member.Value), Place(member.Name));
            if (!graph.Add(entry))
                break;
            if (place is not null && !entry.IsOwn)
                place.Entry = entry;
            graph.KnowsProject |= member.Name.Length == 0;
            read.Add((entry, place, member.Value));
        }

        foreach (var (entry, place, json) in read)
            if (place is not null)
                Connect(entry, place, json);
    }

    LockEntry ToEntry(string path, JsonElement json)
    {
        var at = path.LastIndexOf(Modules, StringComparison.Ordinal);
        return new LockEntry
        {
            IsOwn = at < 0,
            Name = json.Bounded("name", limits) ?? (at < 0 ? path : path[(at + Modules.Length)..]),
            Version = json.Bounded("version", limits) ?? "",
            Origin = OriginText.Of(json.Text("resolved"), limits),
            Licence = json.Bounded("license", limits),
            Checksums = Integrity.Checksums(json.Text("integrity")),
            SaysDevelopment = json.IsTrue("dev"),
        };
    }

    ModuleTree? Place(string path)
    {
        var parts = path.Split(Modules);
        ModuleTree? place = root;
        foreach (var directory in parts[0].Split('/', StringSplitOptions.RemoveEmptyEntries))
            place = place?.Directory(directory);
        foreach (var module in parts.Skip(1))
            place = place?.Module(module.TrimEnd('/'));
        return place;
    }

    void Connect(LockEntry entry, ModuleTree place, JsonElement json)
    {
        foreach (var kind in (string[])["dependencies", "optionalDependencies", "peerDependencies"])
            foreach (var need in json.Members(kind))
                if (!graph.Need(entry, place.Find(need.Name)))
                    return;
        if (entry.IsOwn)
            foreach (var need in json.Members("devDependencies"))
                if (!graph.Need(entry, place.Find(need.Name), development: true))
                    return;
    }
}
