using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Sources;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage.DockerOverlay;

/// <summary>Docker's data root, where its driver is overlay2: images and containers without asking the engine.</summary>
/// <remarks>
/// <c>image/overlay2/repositories.json</c> names images, <c>image/overlay2/imagedb/content</c> has their configs, <c>image/overlay2/layerdb</c> says which
/// directory of <c>overlay2</c> is which layer, <c>containers/ID/config.v2.json</c> describes a container.
/// </remarks>
static class DockerStorage
{
    /// <summary>Opens an image by name, digest or id.</summary>
    /// <returns>null where the storage is not there or cannot be read (<paramref name="problem"/> says why), or has no such image: the engine itself may know more.</returns>
    /// <exception cref="UnreadableSubjectException">The image is there, and is damaged.</exception>
    public static OpenedSubject? TryOpenImage(string dataRoot, string name, OpenOptions options, out string? problem) => StorageRoot.TryUse(dataRoot, DockerImages.RepositoriesPath, out problem, root =>
        new DockerImages(root, options.Limits).Find(name) is { } id ? Image(root, id, Config(root, id, options.Limits), options.Limits).AsImage(name, options) : null);

    /// <summary>Opens a container by id, the beginning of one, or name.</summary>
    /// <returns>null as of <see cref="TryOpenImage"/>.</returns>
    public static OpenedSubject? TryOpenContainer(string dataRoot, string name, OpenOptions options) => StorageRoot.TryUse(dataRoot, DockerImages.RepositoriesPath, out _, root =>
    {
        if (new DockerContainers(root, options.Limits).Find(name) is not { } container)
            return null;
        var config = Config(root, container.Image, options.Limits);
        var own = new DockerLayers(root, options.Limits).OwnOf(container.Id, config);
        return Image(root, container.Image, config, options.Limits).AsContainer(
            name, EngineObservations.OfContainer(container.Id, container.ImageName, container.Image.ToString(), container.Name, container.State), own, options);
    });

    static ImageConfig Config(StorageRoot root, Digest id, Limits limits) => UnpackedImage.Config(
        root.Document($"{DockerImages.ContentPath}/{id.Hex}", limits) ??
            throw new UnreadableSubjectException($"The image {id} is named in {root.Path}, and its config is not there; pull the image anew."),
        id,
        root,
        limits);

    static UnpackedImage Image(StorageRoot root, Digest id, ImageConfig config, Limits limits) =>
        new(root, id, config.Platform, new DockerLayers(root, limits).Of(config), new OverlayMarks(Trusted: root.IsOfRoot, ByName: false)) { Base = config.Base };
}
