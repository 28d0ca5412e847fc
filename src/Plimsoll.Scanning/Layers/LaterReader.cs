using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Layers;

/// <summary>A second look at a layer for the contents that were asked for when they had passed: see <see cref="LayerReader.Later"/>.</summary>
sealed class LaterReader(LayerReader owner, Limits limits, ContentBudget budget, CancellationToken cancellation) : ILayerVisitor
{
    readonly BoundedContent contents = new(limits);

    public bool Enters(ReadOnlySpan<byte> directory) => true;

    public bool MayWant(in FileEntry entry) => Meets(entry);

    public bool Meets(in FileEntry entry) => entry.Kind == FileKind.File && entry.Size <= limits.MaxFileBytes && owner.Later.ContainsKey(Encoding.UTF8.GetString(entry.Path));

    public void Content(in FileEntry entry, Stream content)
    {
        using var share = budget.Take(entry.Size, cancellation);
        var bytes = contents.Read(content, entry.Size);
        foreach (var (path, wanted) in owner.Later[Encoding.UTF8.GetString(entry.Path)])
            if (!owner.IsForPrograms(wanted) || ExecutableLook.Is(bytes))
                owner.Deliver(path, bytes, entry.Size, [wanted]);
    }

    public void Unreadable(ReadOnlySpan<byte> path, string message) { }
}
