using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Locks;
using Plimsoll.Inventory.Python.Requirements;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Pdm;

/// <summary>Reads <c>pdm.lock</c>, versions 3 and 4. Its groups are of extras and of development alike: only their names tell them apart.</summary>
public sealed class PdmCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("python/pdm", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("pdm.lock")];

    public void Read(FileContent file, EvidenceSink evidence) => LockFile.ReadToml(file, evidence, root =>
    {
        // Until version 4 of the format the hashes stood in a table of their own, by "name version".
        var files = LockFile.Table(root.Get("metadata")?.Get("files"));
        var seen = new HashSet<(string, string)>();
        foreach (var entry in root.Items("package"))
        {
            // A package with extras is locked once more under the same name.
            if (LockFile.Package(entry, evidence) is { } package && IsOfRegistryOrAddress(entry) && seen.Add((package.Name, package.Version)) && !evidence.Add(Complete(package, entry, files, evidence)))
                return;
        }
    });

    // The project itself, or a tree beside it.
    static bool IsOfRegistryOrAddress(JsonElement entry) => entry.Get("path") is null;

    static Package Complete(Package package, JsonElement entry, IReadOnlyDictionary<string, JsonElement> files, EvidenceSink evidence) => package with
    {
        IsDevelopment = IsDevelopment(entry),
        Origin = LockFile.Origin("git", entry.Text("git"), entry.Kept("revision", evidence.Limits), evidence.Limits) ?? PublicUrl.Of(entry.Text("url"), evidence.Limits),
        Dependencies = [.. entry.Texts("dependencies").Select(d => Requirement.Parse(d)).OfType<Requirement>().Select(r => r.Name)
            .Where(name => name != package.Name).Distinct().Take(evidence.Limits.MaxDependenciesPerPackage).Select(name => new Dependency(name))],
        Checksums = LockFile.Checksums(entry, files, $"{package.Name} {package.Version}"),
    };

    static bool IsDevelopment(JsonElement entry) =>
        entry.Texts("groups") is { Count: > 0 } groups && !groups.Contains("default") && groups.All(LockFile.IsDevelopment);
}
