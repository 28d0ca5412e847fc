using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.PackageLock;

/// <summary>Reads npm's lock files of versions 1 to 3.</summary>
/// <remarks>
/// package-lock.json(5), npm-shrinkwrap.json(5). Version 1 nests <c>dependencies</c>; 2 has both forms, of which npm believes the new one;
/// 3 lists <c>packages</c> by path. The hidden <c>node_modules/.package-lock.json</c> has another name and is not read: what it lists is installed.
/// </remarks>
public sealed class PackageLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("node/package-lock", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("package-lock.json"), Interest.Named("npm-shrinkwrap.json")];

    public ReaderKind Kind => ReaderKind.Declared;

    public bool Wants(ReadOnlySpan<byte> path) => LockPlaces.IsOfProject(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!DocumentSize.IsBearable(file, evidence))
            return;
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            var graph = new LockGraph(evidence);
            if (document.RootElement.Get("packages") is { } packages)
                new LockedPaths(graph, file.Limits).Read(packages);
            else if (document.RootElement.Get("dependencies") is { } dependencies)
                new LockedTree(graph, file.Limits).Read(dependencies);
            else if (document.RootElement.Get("lockfileVersion") is null)
                evidence.Gap(GapCode.Malformed, "it is no lock file of npm's");
            graph.Report();
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }
}
