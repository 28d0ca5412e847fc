using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.EngineStorage.Overlay;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage.ContainersStorage;

/// <summary>The storage of Podman, CRI-O and Buildah, where its driver is overlay.</summary>
/// <remarks>
/// <c>overlay-images/images.json</c> and <c>overlay-containers/containers.json</c> name what there is, <c>overlay-layers/layers.json</c> says which layer
/// stands on which, <c>overlay/LAYER/diff</c> holds a layer.
/// </remarks>
static class ContainersStore
{
    const string MountProgramPath = "overlay/.has-mount-program";

    /// <summary>Opens an image by name or by the beginning of its id.</summary>
    /// <returns>null where the storage is not there or cannot be read (<paramref name="problem"/> says why), or has no such image.</returns>
    /// <exception cref="UnreadableSubjectException">The image is there, and is damaged.</exception>
    public static OpenedSubject? TryOpenImage(string path, string name, OpenOptions options, out string? problem) => StorageRoot.TryUse(path, StoredImages.Path, out problem, root =>
        new StoredImages(root, options.Limits).Find(name) is { } image
            ? Unpacked(root, image, new StoredLayers(root, options.Limits).Chain(image.Layer), options).AsImage(name, options)
            : null);

    /// <summary>Opens a container by name or by the beginning of its id.</summary>
    /// <returns>null as of <see cref="TryOpenImage"/>.</returns>
    public static OpenedSubject? TryOpenContainer(string path, string name, OpenOptions options) => StorageRoot.TryUse(path, StoredImages.Path, out _, root =>
    {
        if (new StoredContainers(root, options.Limits).Find(name) is not { } container)
            return null;
        var image = new StoredImages(root, options.Limits).ById(container.Image) ??
            throw new UnreadableSubjectException($"The image {container.Image} of the container {name} is no longer in {root.Path}.");

        // Where users are mapped, the container stands on copies of the image's layers: what it stands on counts.
        var chain = new StoredLayers(root, options.Limits).Chain(container.Layer);
        return Unpacked(root, image, [.. chain.SkipLast(1)], options).AsContainer(
            name, EngineObservations.OfContainer(container.Id, container.ImageName, $"sha256:{container.Image}", container.Names is [var first, ..] ? first : "", state: ""), [new OverlayDirectory(DirectoryOf(chain[^1]))], options);
    });

    static UnpackedImage Unpacked(StorageRoot root, StoredImage image, IReadOnlyList<StoredLayer> chain, OpenOptions options)
    {
        var (config, digest) = image.Config(root, options.Limits);
        if (!chain.Select(l => l.DiffId).SequenceEqual(config.DiffIds.Select(d => (Digest?)d)))
            throw new UnreadableSubjectException($"The layers of the image {image.Id} in {root.Path} are not those that its config lists; the storage is damaged or was altered.");
        var byName = root.Line(MountProgramPath, options.Limits) == "true";
        return new UnpackedImage(
            root, digest, config.Platform, [.. chain.Select((l, i) => new OverlayDirectory(DirectoryOf(l), l.DiffId, config.Steps[i]))], new OverlayMarks(Trusted: root.IsOfRoot && !byName, byName))
        { Base = config.Base };
    }

    static string DirectoryOf(StoredLayer layer) => $"overlay/{layer.Id}/diff";
}
