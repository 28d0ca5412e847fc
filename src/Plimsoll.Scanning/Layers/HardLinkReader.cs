using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Layers;

/// <summary>A second look at a layer for the contents behind hard links at wanted paths.</summary>
sealed class HardLinkReader(LayerReader owner, Limits limits, ContentBudget budget, CancellationToken cancellation) : ILayerVisitor
{
    public bool Enters(ReadOnlySpan<byte> directory) => true;

    public bool Meets(in FileEntry entry) => entry.Kind == FileKind.File && entry.Size <= limits.MaxFileBytes && owner.HardLinks.ContainsKey(Encoding.UTF8.GetString(entry.Path));

    public void Content(in FileEntry entry, Stream content)
    {
        using var held = budget.Read(content, entry.Size, cancellation);
        foreach (var (path, wanted) in owner.HardLinks[Encoding.UTF8.GetString(entry.Path)])
            owner.Deliver(path, held.Bytes, [wanted]);
    }

    public void Unreadable(ReadOnlySpan<byte> path, string message) { }
}
