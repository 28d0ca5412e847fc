using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Poetry;

/// <summary>Reads <c>poetry.lock</c>: of Poetry 1 with its categories, of Poetry 2 with its groups. What is in no group <c>main</c> serves development.</summary>
/// <remarks>Which packages the project itself asks for stands in <c>pyproject.toml</c> alone.</remarks>
public sealed class PoetryCataloguer : IFileReader
{
    const string Main = "main";

    public ReaderId Id { get; } = new("python/poetry", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("poetry.lock")];

    public void Read(FileContent file, EvidenceSink evidence) => LockFile.ReadToml(file, evidence, root =>
    {
        // Until version 1.1 of the format the hashes stood in a table of their own.
        var files = LockFile.Table(root.Get("metadata")?.Get("files"));
        foreach (var entry in root.Items("package"))
            if (LockFile.Package(entry, evidence) is { } package && !evidence.Add(Complete(package, entry, files, evidence)))
                return;
    });

    static Package Complete(Package package, JsonElement entry, IReadOnlyDictionary<string, JsonElement> files, EvidenceSink evidence) => package with
    {
        IsDevelopment = IsDevelopment(entry),
        Origin = Origin(entry, evidence),
        Dependencies = [.. entry.Members("dependencies").Where(d => !IsOptional(d.Value)).Take(evidence.Limits.MaxDependenciesPerPackage)
            .Select(d => KeptText.Of(d.Name, evidence.Limits)).OfType<string>().Select(name => new Dependency(name))],
        Checksums = LockFile.Checksums(entry, files, package.Name),
    };

    static bool IsDevelopment(JsonElement entry) =>
        entry.Text("category") is { } category ? category != Main : entry.Texts("groups") is { Count: > 0 } groups && !groups.Contains(Main);

    // What only an extra brings.
    static bool IsOptional(JsonElement dependency) => dependency.IsTrue("optional");

    static string? Origin(JsonElement entry, EvidenceSink evidence) => entry.Get("source") is not { } source ? null : source.Text("type") switch
    {
        "git" => LockFile.Origin("git", source.Text("url"), source.Kept("resolved_reference", evidence.Limits), evidence.Limits),
        "legacy" or null => null,
        _ => LockFile.Origin(null, source.Text("url"), null, evidence.Limits),
    };
}
