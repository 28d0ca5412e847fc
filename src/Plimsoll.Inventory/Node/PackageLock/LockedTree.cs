using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Formats.Json;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.PackageLock;

/// <summary>Lock files of version 1: packages in packages. What the project itself asks for stands nowhere in them.</summary>
sealed class LockedTree(LockGraph graph, Limits limits)
{
    readonly List<(LockEntry Entry, ModuleTree Place, JsonElement Json)> read = [];

    public void Read(JsonElement dependencies)
    {
        Read(dependencies, new ModuleTree(limits.MaxPackagesPerFile));
        foreach (var (entry, place, json) in read)
            foreach (var need in json.Members("requires"))
                if (!graph.Need(entry, place.Find(need.Name)))
                    return;
    }

    // No deeper than the JSON's own limit.
    bool Read(JsonElement dependencies, ModuleTree parent)
    {
        if (dependencies.ValueKind != JsonValueKind.Object)
            return true;
        foreach (var member in dependencies.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Object || BoundedText.Of(member.Name, limits) is not { } name || parent.Module(name) is not { } place)
                continue;
            var version = member.Value.Bounded("version", limits) ?? "";
            if (!IsDirectory(version))
            {
                place.Entry = ToEntry(name, version, member.Value);
                if (!graph.Add(place.Entry))
                    return false;
                read.Add((place.Entry, place, member.Value));
            }

            if (member.Value.Get("dependencies") is { } nested && !Read(nested, place))
                return false;
        }

        return true;
    }

    static bool IsDirectory(string version) => version.StartsWith("file:", StringComparison.Ordinal) && !Locator.IsArchive(version);

    LockEntry ToEntry(string name, string version, JsonElement json)
    {
        var alias = Locator.Alias(version);
        if (alias is not null)
            version = version["npm:".Length..][(alias.Length + 1)..];

        // Of a repository or an archive the file knows the place alone.
        var isPlace = version.Contains(':', StringComparison.Ordinal) || version.Contains('/', StringComparison.Ordinal);
        return new LockEntry
        {
            Name = alias ?? name,
            Version = isPlace ? "" : version,
            Origin = OriginText.Of(isPlace ? version : json.Text("resolved"), limits),
            Checksums = Integrity.Checksums(json.Text("integrity")),
            SaysDevelopment = json.IsTrue("dev"),
        };
    }
}
