using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Hashes;
using Plimsoll.Inventory.Python.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Pylock;

/// <summary>Reads the lock file that all of Python's tools share: <c>pylock.toml</c> and <c>pylock.NAME.toml</c>.</summary>
/// <remarks>PEP 751. A package that a group of development alone brings says so in its marker.</remarks>
public sealed class PylockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("python/pylock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".toml")];

    public bool Wants(ReadOnlySpan<byte> path)
    {
        var name = path[(path.LastIndexOf((byte)'/') + 1)..];
        return name.StartsWith("pylock."u8) && name.EndsWith(".toml"u8);
    }

    public void Read(FileContent file, EvidenceSink evidence) => LockFile.ReadToml(file, evidence, root =>
    {
        foreach (var entry in root.Items("packages"))
            if (entry.Get("directory") is null && LockFile.Package(entry, evidence) is { } package && !evidence.Add(Complete(package, entry, evidence)))
                return;
    });

    static Package Complete(Package package, JsonElement entry, EvidenceSink evidence) => package with
    {
        IsDevelopment = entry.Text("marker") is { } marker && IsDevelopment(marker),
        Origin = Origin(entry, evidence),
        Dependencies = [.. entry.Items("dependencies").Take(evidence.Limits.MaxDependenciesPerPackage)
            .Where(d => d.Kept("name", evidence.Limits) is not null).Select(d => new Dependency(d.Text("name")!, d.Kept("version", evidence.Limits)))],
        Checksums = LockFile.Checksums(Archives(entry).SelectMany(a => HashList.Joined(a).Split('\n'))),
    };

    static IEnumerable<JsonElement> Archives(JsonElement entry) =>
        new[] { entry.Get("sdist"), entry.Get("archive") }.OfType<JsonElement>().Concat(entry.Items("wheels"));

    // 'dev' in dependency_groups
    static bool IsDevelopment(string marker)
    {
        var groups = marker.Split("in dependency_groups");
        return groups.Length > 1 && !marker.Contains("extras", StringComparison.Ordinal) && groups[..^1].All(before => LockFile.IsDevelopment(LastQuoted(before)));
    }

    static string LastQuoted(string text)
    {
        text = text.TrimEnd().TrimEnd('"', '\'');
        return text[(text.LastIndexOfAny(['"', '\'']) + 1)..];
    }

    static string? Origin(JsonElement entry, EvidenceSink evidence) =>
        entry.Get("vcs") is { } vcs
            ? LockFile.Origin(vcs.Kept("type", evidence.Limits), vcs.Text("url"), vcs.Kept("commit-id", evidence.Limits), evidence.Limits)
            : LockFile.Origin(null, entry.Get("archive")?.Text("url"), null, evidence.Limits);
}
