using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Json;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources;

/// <summary>Opens an image of an OCI layout, in a directory or an archive.</summary>
/// <remarks>OCI image specification 1.1: image-layout.md, image-index.md, manifest.md.</remarks>
static class OciImage
{
    public const string IndexPath = "index.json";
    public const string MarkPath = "oci-layout";

    /// <summary>Opens a layout directory.</summary>
    public static OpenedSubject Open(string directory, string? reference, string name, OpenOptions options)
    {
        var layout = new LayoutDirectory(directory);
        try
        {
            return Open(layout, reference, name, severalAreFine: false, options);
        }
        catch
        {
            layout.Dispose();
            throw;
        }
    }

    /// <param name="reference">A tag, a name, or a digest; null for the only image there is.</param>
    /// <param name="severalAreFine">Whether the first of several images is taken where none is named, as of a docker-archive.</param>
    public static OpenedSubject Open(BlobStore store, string? reference, string name, bool severalAreFine, OpenOptions options)
    {
        var index = store.ReadDocument(IndexPath, options.Limits) ??
            throw new UnreadableSubjectException($"{store.Name} holds no index.json: it is not an OCI image layout.");
        return Open(store, index, reference, name, severalAreFine, options);
    }

    /// <param name="index">What lists the images, where the store itself has no index.json.</param>
    public static OpenedSubject Open(BlobStore store, byte[] index, string? reference, string name, bool severalAreFine, OpenOptions options)
    {
        var blobs = new OciBlobs(store, options.Limits);
        var descriptor = new OciSelection(blobs, options.Platform, severalAreFine).Select(index, reference);
        var manifestBytes = blobs.Document(descriptor, "manifest");
        using var manifest = BoundedJson.Parse(manifestBytes, $"The manifest of {store.Name}");
        var root = manifest.RootElement;
        var configDescriptor = ConfigOf(root, descriptor, store.Name);
        var config = ImageConfig.Parse(blobs.Document(configDescriptor, "config"), $"The config of {store.Name}", options.Limits);
        var layers = root.Items("layers").Take(options.Limits.MaxLayers + 1).Select(l => OciDescriptor.Parse(l, $"The manifest of {store.Name}")).ToList();
        if (layers.Count > options.Limits.MaxLayers)
            throw new LimitExceededException(nameof(Limits.MaxLayers), options.Limits.MaxLayers, $"The manifest of {store.Name}");
        if (layers.Count != config.DiffIds.Count)
            throw new UnreadableSubjectException($"{store.Name} lists {layers.Count} layers in its manifest and {config.DiffIds.Count} in its config; the image is damaged, or is an artefact that holds no files.");
        return new OpenedSubject(
            new Subject(SubjectKind.Image, name, descriptor.Digest, config.Platform ?? descriptor.Platform),
            [.. layers.Select((l, i) => LayerOf(blobs, l, i, config))],
            store);
    }

    static ArchiveLayer LayerOf(OciBlobs blobs, OciDescriptor layer, int index, ImageConfig config)
    {
        if (layer.MediaType.Contains("encrypted", StringComparison.Ordinal))
            throw new UnreadableSubjectException($"Layer {index + 1} of {blobs.Name} is encrypted ({layer.MediaType}); decrypt the image before it is scanned.");
        if (!layer.MediaType.Contains(".tar", StringComparison.Ordinal) && layer.MediaType.Length > 0)
            throw new UnreadableSubjectException($"Layer {index + 1} of {blobs.Name} is of type '{layer.MediaType}', which is no layer of files; this is no container image.");
        if (IsKeptElsewhere(layer.MediaType) && !blobs.Has(layer))
            throw new UnreadableSubjectException($"Layer {index + 1} of {blobs.Name} is not part of the image ({layer.MediaType}); fetch it from its owner and scan the image with it.");
        return new ArchiveLayer(new LayerDescriptor(index, layer.Digest, config.DiffIds[index], config.Steps[index]), blobs.Blob(layer, $"layer {index + 1}"), blobs.Limits, blobs.Name);
    }

    static OciDescriptor ConfigOf(JsonElement manifest, OciDescriptor descriptor, string name)
    {
        if (manifest.Property("config") is not { } config)
            throw new UnreadableSubjectException($"The manifest {descriptor.Digest} of {name} has no config: it is of type '{descriptor.MediaType}', not a container image of today.");
        return OciDescriptor.Parse(config, $"The manifest of {name}");
    }

    // Base layers of Windows, mostly: engines fetch them from where the manifest's author says.
    static bool IsKeptElsewhere(string mediaType) =>
        mediaType.Contains("foreign", StringComparison.Ordinal) || mediaType.Contains("nondistributable", StringComparison.Ordinal);
}
