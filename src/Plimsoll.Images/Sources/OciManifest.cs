using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Chunked;
using Plimsoll.Images.Chunked.Soci;
using Plimsoll.Images.Json;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources;

/// <summary>One image: its config, and its layers from the bottom up. All of it was authenticated by the descriptor of the manifest.</summary>
/// <remarks>OCI image specification 1.1, manifest.md; Docker image manifest version 2, schema 2.</remarks>
sealed class OciManifest
{
    readonly ImageConfig config;
    readonly IReadOnlyList<OciDescriptor> layers;

    OciManifest(ImageConfig config, Platform? platform, IReadOnlyList<OciDescriptor> layers) => (this.config, Platform, this.layers) = (config, platform, layers);

    public Platform? Platform { get; }

    /// <summary>What config and manifest say of the image that it was built on.</summary>
    public StatedBase? Base => config.Base;

    /// <summary>The SOCI index that the manifest names.</summary>
    public Digest? SociIndex { get; private init; }

    /// <summary>Fetches the manifest and the config, and checks that they speak of the same layers.</summary>
    public static OciManifest Read(IImageBlobs blobs, OciDescriptor descriptor)
    {
        var place = $"The manifest of {blobs.Name}";
        using var manifest = BoundedJson.Parse(blobs.Document(descriptor, DocumentKind.Manifest), place);
        var root = manifest.RootElement;
        OciDocument.MustBeManifest(root, place);
        var config = ImageConfig.Parse(blobs.Document(ConfigOf(root, descriptor, blobs.Name), DocumentKind.Config), $"The config of {blobs.Name}", blobs.Limits);
        var layers = root.Items("layers").Take(blobs.Limits.MaxLayers + 1).Select(l => OciDescriptor.Parse(l, place)).ToList();
        if (layers.Count > blobs.Limits.MaxLayers)
            throw new LimitExceededException(nameof(Limits.MaxLayers), blobs.Limits.MaxLayers, place);
        if (layers.Count != config.DiffIds.Count)
            throw new UnreadableSubjectException($"{blobs.Name} lists {layers.Count} layers in its manifest and {config.DiffIds.Count} in its config; the image is damaged, or is an artefact that holds no files.");
        config = config with { Base = ImageConfig.BaseOf(root.Property("annotations"), null, config.Base) };
        return new OciManifest(config, config.Platform ?? descriptor.Platform, layers)
        {
            SociIndex = Digest.TryParse(root.Property("annotations")?.Text(Chunked.Soci.SociIndex.Named), out var index) ? index : null,
        };
    }

    /// <summary>The layers, of which nothing has been read yet.</summary>
    /// <param name="ztocs">Tables of contents for layers that carry none; null where there are none to be asked for.</param>
    public IReadOnlyList<ILayer> OpenLayers(IImageBlobs blobs, IZtocs? ztocs = null) => [.. layers.Select((l, i) => LayerOf(blobs, l, i, ztocs))];

    ILayer LayerOf(IImageBlobs blobs, OciDescriptor layer, int index, IZtocs? ztocs)
    {
        if (layer.MediaType.Contains("encrypted", StringComparison.Ordinal))
            throw new UnreadableSubjectException($"Layer {index + 1} of {blobs.Name} is encrypted ({layer.MediaType}); decrypt the image before it is scanned.");
        if (!layer.MediaType.Contains(".tar", StringComparison.Ordinal) && layer.MediaType.Length > 0)
            throw new UnreadableSubjectException($"Layer {index + 1} of {blobs.Name} is of type '{layer.MediaType}', which is no layer of files; this is no container image.");
        if (IsKeptElsewhere(layer.MediaType) && !blobs.Has(layer))
            throw new UnreadableSubjectException($"Layer {index + 1} of {blobs.Name} is not part of the image ({layer.MediaType}); fetch it from its owner and scan the image with it.");
        var stored = blobs.Blob(layer, $"layer {index + 1}");
        var whole = new ArchiveLayer(new LayerDescriptor(index, layer.Digest, config.DiffIds[index], config.Steps[index]), stored, blobs.Limits, blobs.Name);

        // What lies on this machine is read through, and proven, faster than parts of it could be asked for.
        return stored.Region is not null ? whole
            : layer.Contents is { } contents ? new ChunkedLayer(whole, layer.Digest, contents, stored, blobs.Limits, blobs.Name)
            : ztocs is not null ? new SociLayer(whole, layer.Digest, ztocs, stored, blobs.Limits, blobs.Name)
            : whole;
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
