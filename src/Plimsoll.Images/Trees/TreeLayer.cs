using Plimsoll.Core;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Trees;

/// <summary>A directory tree as one layer. It has no digest, so its evidence is never kept.</summary>
sealed class TreeLayer(string root, OpenOptions options) : ILayer
{
    public int Index => 0;

    public Digest? Id => null;

    public Digest? CacheKey => null;

    public long? StoredBytes => null;

    public string? Step => null;

    public LayerWalk Walk(ILayerVisitor visitor, WalkOptions walking, CancellationToken cancellation)
    {
        using var walker = new TreeWalker(root, options, visitor, cancellation);
        walker.Walk();
        walking.Progress?.Report(new LayerProgress(0, walker.BytesRead, null, Done: true));
        return new LayerWalk(null, walker.Entries, walker.BytesRead);
    }
}
