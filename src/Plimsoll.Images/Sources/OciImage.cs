using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Json;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources;

/// <summary>Opens an image of an OCI layout, in a directory or an archive.</summary>
/// <remarks>OCI image specification 1.1: image-layout.md, image-index.md, manifest.md.</remarks>
static class OciImage
{
    /// <param name="reference">A tag, a name, or a digest; null for the only image there is.</param>
    public static OpenedSubject Open(BlobStore store, string? reference, string name, OpenOptions options)
    {
        var blobs = new OciBlobs(store, options.Limits);
        var index = store.ReadDocument("index.json", options.Limits) ??
            throw new UnreadableSubjectException($"{store.Name} holds no index.json: it is not an OCI image layout.");
        var descriptor = new OciSelection(blobs, options.Platform).Select(index, reference);
        var manifestBytes = blobs.Document(descriptor, "manifest");
        using var manifest = BoundedJson.Parse(manifestBytes, $"The manifest of {store.Name}");
        var root = manifest.RootElement;
        var configDescriptor = OciDescriptor.Parse(root.Property("config") ?? default, $"The manifest of {store.Name}");
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
        if (layer.MediaType.Contains("foreign", StringComparison.Ordinal) || layer.MediaType.Contains("nondistributable", StringComparison.Ordinal))
            throw new UnreadableSubjectException($"Layer {index + 1} of {blobs.Name} is not part of the image ({layer.MediaType}): it would have to be fetched from its owner.");
        return new ArchiveLayer(new LayerDescriptor(index, layer.Digest, config.DiffIds[index], config.Steps[index]), blobs.Blob(layer, $"layer {index + 1}"), blobs.Limits, blobs.Name);
    }
}
