using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Yaml;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.PnpmLock;

/// <summary>Reads pnpm's lock files of versions 5 to 9.</summary>
/// <remarks>Newer pnpm keeps what it needs itself in a YAML document of its own, before the project's.</remarks>
public sealed class PnpmLockCataloguer : IFileReader
{
    const int MaxDocuments = 4;

    public ReaderId Id { get; } = new("node/pnpm-lock", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("pnpm-lock.yaml")];

    public ReaderKind Kind => ReaderKind.Declared;

    public bool Wants(ReadOnlySpan<byte> path) => LockPlaces.IsOfProject(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!DocumentSize.IsBearable(file, evidence))
            return;
        try
        {
            foreach (var document in YamlFile.Documents(file.Bytes, MaxDocuments))
                using (document)
                {
                    var graph = new LockGraph(evidence);
                    new PnpmLock(graph, file.Limits).Read(document.RootElement);
                    graph.Report();
                }
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }
}
