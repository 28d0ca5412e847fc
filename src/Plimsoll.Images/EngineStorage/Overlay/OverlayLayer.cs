using Plimsoll.Core;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage.Overlay;

/// <summary>Where a layer lies unpacked, and what is claimed of it.</summary>
/// <param name="Path">Its directory, below the storage's root.</param>
/// <param name="DiffId">What the engine says it unpacked here; null for a container's own layer.</param>
sealed record OverlayDirectory(string Path, Digest? DiffId = null, string? Step = null);

/// <summary>
/// A layer that an engine has unpacked. It is called by its diff id in reports, but nothing proves that the directory still holds that: so its evidence
/// is neither kept under the diff id nor taken from there.
/// </summary>
sealed class OverlayLayer(StorageRoot root, OverlayDirectory directory, int index, OverlayMarks marks, OpenOptions options) : ILayer
{
    public int Index => index;

    public Digest? Id => directory.DiffId;

    public Digest? CacheKey => null;

    public long? StoredBytes => null;

    public string? Step => directory.Step;

    public OverlayDirectory Directory => directory;

    public LayerWalk Walk(ILayerVisitor visitor, WalkOptions walking, CancellationToken cancellation)
    {
        if (walking.Verification == Verification.Full)
            throw new UnreadableSubjectException($"Layers that lie unpacked in {root.Path} cannot be proven by --verify full; scan what \"docker save\" writes, or the registry's image.");
        using var handle = root.OpenDirectory(directory.Path) ??
            throw new UnreadableSubjectException($"Layer {index + 1} is missing from {root.Path}: there is no directory {directory.Path}; pull the image anew.");
        using var walker = new TreeWalker($"{root.Path}/{directory.Path}", options, visitor, cancellation) { Marks = marks };
        walker.Walk(handle);
        walking.Progress?.Report(new LayerProgress(index, walker.BytesRead, null, Done: true));
        return new LayerWalk(null, walker.Entries, walker.BytesRead);
    }
}
