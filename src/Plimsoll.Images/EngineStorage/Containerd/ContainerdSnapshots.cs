using Plimsoll.Core;
using Plimsoll.Images.EngineStorage.Bolt;
using Plimsoll.Images.EngineStorage.Overlay;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.EngineStorage.Containerd;

/// <summary>The unpacked layers of containerd's overlayfs snapshotter.</summary>
/// <remarks>Its own metadata.db, <c>v1/snapshots/NAME</c>, has for each snapshot a number, which is its directory, and the name of its parent.</remarks>
sealed class ContainerdSnapshots(StorageRoot root, ContainerdMetadata metadata)
{
    public const string Snapshotter = "overlayfs";

    const string Directory = "io.containerd.snapshotter.v1.overlayfs";
    const string Path = $"{Directory}/metadata.db";

    sealed record Snapshot(string Name, ulong Id, string? Parent);

    /// <summary>The layers of an image, from the bottom up; each must stand on the one before.</summary>
    public IReadOnlyList<OverlayDirectory> Of(string space, ImageConfig config)
    {
        var chain = Find(space, [.. ChainId.Of(config.DiffIds).Select(c => c.ToString())]);
        for (var i = 0; i < chain.Count; i++)
        {
            if (chain[i] is null)
                throw new UnreadableSubjectException($"Layer {i + 1} ({config.DiffIds[i]}) is neither in the content store of {root.Path} nor unpacked; pull the image anew.");
            if (chain[i]!.Parent != (i == 0 ? null : chain[i - 1]!.Name))
                throw new UnreadableSubjectException($"The snapshot of layer {i + 1} ({config.DiffIds[i]}) in {root.Path} stands on another than the image's config says; the storage is damaged or was altered.");
        }

        return [.. chain.Select((s, i) => new OverlayDirectory(DirectoryOf(s!), config.DiffIds[i], config.Steps[i]))];
    }

    /// <summary>The layer that a container writes to.</summary>
    public OverlayDirectory OwnOf(ContainerdContainer container, ImageConfig image)
    {
        if (container.Snapshotter != Snapshotter)
            throw new UnreadableSubjectException($"The container lies in the snapshotter '{container.Snapshotter}' of {root.Path}, which cannot be read; only {Snapshotter} can.");
        var top = ChainId.Of(image.DiffIds).TakeLast(1).Select(c => c.ToString()).ToList();
        var found = Find(container.Namespace, [container.SnapshotKey, .. top]);
        if (found[0] is not { } own)
            throw new UnreadableSubjectException($"The container's own layer is missing from {root.Path}.");
        return own.Parent == (top.Count == 0 ? null : found[1]?.Name)
            ? new OverlayDirectory(DirectoryOf(own))
            : throw new UnreadableSubjectException($"The container's own layer in {root.Path} stands on other layers than its image has; the storage is damaged or was altered.");
    }

    static string DirectoryOf(Snapshot snapshot) => $"{Directory}/snapshots/{snapshot.Id}/fs";

    IReadOnlyList<Snapshot?> Find(string space, IReadOnlyList<string> keys)
    {
        var names = metadata.SnapshotNames(space, Snapshotter, keys);
        var region = root.OpenFile(Path) ?? throw new UnreadableSubjectException($"There is no {Path} in {root.Path}; only the snapshotter {Snapshotter} can be read.");
        using var file = region.File;
        return new BoltFile(region, $"{root.Path}/{Path}").Read(database => names.Select(n => n is null ? null : Parse(database, n)).ToList());
    }

    static Snapshot? Parse(BoltBucket database, string name) =>
        database.Bucket("v1", "snapshots", name) is { } bucket && bucket.Value("id") is { } bytes && Varint.Unsigned(bytes.Span) is { } id
            ? new Snapshot(name, id, bucket.Text("parent") is { Length: > 0 } parent ? parent : null)
            : null;
}
