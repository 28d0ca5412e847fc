using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.BunLock;

/// <summary>Reads Bun's lock file, and says of its old binary one that it cannot be read.</summary>
public sealed class BunLockCataloguer : IFileReader
{
    const string Text = "bun.lock";
    const string Binary = "bun.lockb";

    public ReaderId Id { get; } = new("node/bun-lock", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named(Text), Interest.Named(Binary)];

    public ReaderKind Kind => ReaderKind.Declared;

    public bool Wants(ReadOnlySpan<byte> path) => LockPlaces.IsOfProject(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (file.FileName.SequenceEqual(Binary))
        {
            evidence.Gap(GapCode.Unsupported, "Bun's binary lock file; 'bun install --save-text-lockfile' writes one that can be read");
            return;
        }

        if (!DocumentSize.IsBearable(file, evidence))
            return;
        try
        {
            using var document = JsonFile.ParseLenient(file.Bytes);
            var graph = new LockGraph(evidence);
            new BunLock(graph, file.Limits).Read(document.RootElement);
            graph.Report();
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }
}
