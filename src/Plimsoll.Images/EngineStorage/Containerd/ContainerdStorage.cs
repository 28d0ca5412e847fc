using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Json;
using Plimsoll.Images.Sources;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage.Containerd;

/// <summary>containerd's root: images from its content store, or, where the layers' blobs were discarded after unpacking, from its snapshots.</summary>
static class ContainerdStorage
{
    /// <summary>Opens an image: <c>[NAMESPACE/]NAME</c>.</summary>
    /// <returns>null where the storage is not there or cannot be read (<paramref name="problem"/> says why), or has no such image.</returns>
    /// <exception cref="UnreadableSubjectException">The image is there, and is damaged.</exception>
    public static OpenedSubject? TryOpenImage(string path, string name, OpenOptions options, out string? problem) => StorageRoot.TryUse(path, ContainerdMetadata.Path, out problem, root =>
    {
        var metadata = new ContainerdMetadata(root);
        return metadata.FindImage(name) is { } image ? Open(root, metadata, image, name, options) : null;
    });

    /// <summary>Opens a container by its id, as of Kubernetes'.</summary>
    /// <returns>null as of <see cref="TryOpenImage"/>.</returns>
    public static OpenedSubject? TryOpenContainer(string path, string id, OpenOptions options) => StorageRoot.TryUse(path, ContainerdMetadata.Path, out _, root =>
    {
        var metadata = new ContainerdMetadata(root);
        if (metadata.FindContainer(id) is not { } container)
            return null;
        var image = metadata.ImageOf(container) ?? throw new UnreadableSubjectException($"The image {container.Image} of the container is no longer in {root.Path}.");
        var (config, digest, configId) = Config(root, image, options);
        var snapshots = new ContainerdSnapshots(root, metadata);
        return Unpacked(root, snapshots, image, config, digest).AsContainer(
            id, EngineObservations.OfContainer(container.Id, image.Name, configId.ToString(), name: "", state: ""), [snapshots.OwnOf(container, config)], options);
    });

    static OpenedSubject Open(StorageRoot root, ContainerdMetadata metadata, ContainerdImage image, string name, OpenOptions options)
    {
        var blobs = new ContainerdBlobs(root);
        try
        {
            return OciImage.Open(blobs, image.ToIndex(), null, name, severalAreFine: false, options);
        }
        catch (MissingBlobException)
        {
            // The manifest and the config are kept; if they are not, this says so.
            blobs.CloseFiles();
            var (config, digest, _) = Config(root, image, options);
            return Unpacked(root, new ContainerdSnapshots(root, metadata), image, config, digest).AsImage(name, options);
        }
    }

    static UnpackedImage Unpacked(StorageRoot root, ContainerdSnapshots snapshots, ContainerdImage image, ImageConfig config, Digest digest) =>
        new(root, digest, config.Platform, snapshots.Of(image.Namespace, config), new OverlayMarks(Trusted: root.IsOfRoot, ByName: false)) { Base = config.Base };

    static (ImageConfig Config, Digest Manifest, Digest Id) Config(StorageRoot root, ContainerdImage image, OpenOptions options)
    {
        var store = new ContainerdBlobs(root);
        try
        {
            return Config(store, image, options);
        }
        finally
        {
            store.CloseFiles();
        }
    }

    static (ImageConfig Config, Digest Manifest, Digest Id) Config(ContainerdBlobs store, ContainerdImage image, OpenOptions options)
    {
        var blobs = new LayoutBlobs(store, options.Limits);
        var selection = new OciSelection(blobs, options.Platform, severalAreFine: false);
        var descriptor = selection.Choose(selection.Named(image.ToIndex(), null));
        using var manifest = BoundedJson.Parse(blobs.Document(descriptor, DocumentKind.Manifest), $"The manifest of {store.Name}");
        var config = OciDescriptor.Parse(manifest.RootElement.Property("config") ?? default, $"The manifest of {store.Name}");
        return (ImageConfig.Parse(blobs.Document(config, DocumentKind.Config), $"The config of {store.Name}", options.Limits), descriptor.Digest, config.Digest);
    }
}
