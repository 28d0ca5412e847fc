using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Yaml;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.YarnLock;

/// <summary>Reads yarn's lock files: yarn 1's own format, and the YAML of later ones.</summary>
/// <remarks>Neither says what serves development alone; yarn 1's does not say what the project itself asks for either.</remarks>
public sealed class YarnLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("node/yarn-lock", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("yarn.lock")];

    public ReaderKind Kind => ReaderKind.Declared;

    public bool Wants(ReadOnlySpan<byte> path) => LockPlaces.IsOfProject(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!DocumentSize.IsBearable(file, evidence))
            return;
        var graph = new LockGraph(evidence);
        try
        {
            if (file.Bytes.StartsWith("__metadata:"u8) || file.Bytes.IndexOf("\n__metadata:"u8) >= 0)
            {
                using var document = YamlFile.Parse(file.Bytes);
                new BerryLock(graph, file.Limits).Read(document.RootElement);
            }
            else
            {
                new ClassicLock(graph, file.Limits).Read(file.Bytes);
            }
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }

        graph.Report();
    }
}
