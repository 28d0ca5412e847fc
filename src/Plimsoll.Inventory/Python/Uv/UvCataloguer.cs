using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Locks;

namespace Plimsoll.Inventory.Python.Uv;

/// <summary>
/// Reads <c>uv.lock</c>. The project's own packages (<c>virtual</c>, <c>editable</c>) are where the graph begins: what they need is direct, and what is
/// reached through their groups of development alone serves development. They themselves are of no registry and are not listed.
/// </summary>
/// <remarks>uv, "Project structure and files", version 1 of the format.</remarks>
public sealed class UvCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("python/uv", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("uv.lock")];

    public void Read(FileContent file, EvidenceSink evidence) => LockFile.ReadToml(file, evidence, root =>
    {
        var entries = root.Items("package").ToList();
        var graph = new UvGraph(entries);
        foreach (var entry in entries.Where(e => !UvGraph.IsProject(e)))
            if (LockFile.Package(entry, evidence) is { } package && !evidence.Add(Complete(package, entry, graph, evidence)))
                return;
    });

    static Package Complete(Package package, JsonElement entry, UvGraph graph, EvidenceSink evidence) => package with
    {
        IsDirect = graph.HasProject ? graph.IsDirect(package.Name) : null,
        IsDevelopment = graph.HasProject && graph.IsDevelopment(package.Name),
        Origin = Origin(entry.Get("source"), evidence),
        Dependencies = [.. UvGraph.Needs(entry, "dependencies").Take(evidence.Limits.MaxDependenciesPerPackage)],
        Checksums = LockFile.Checksums((entry.Get("sdist") is { } source ? [source] : Enumerable.Empty<JsonElement>()).Concat(entry.Items("wheels"))),
    };

    static string? Origin(JsonElement? source, EvidenceSink evidence)
    {
        if (source?.Text("git") is not { } git)
            return LockFile.Origin(null, source?.Text("url"), null, evidence.Limits);

        // https://host/x?rev=v1#commit
        var mark = git.IndexOf('#', StringComparison.Ordinal);
        return LockFile.Origin("git", git, mark < 0 ? null : git[(mark + 1)..], evidence.Limits);
    }
}
