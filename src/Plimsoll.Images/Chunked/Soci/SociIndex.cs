using Plimsoll.Core;
using Plimsoll.Images.Json;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>Reads a SOCI index: an OCI artefact whose layers are zTOCs, each annotated with the layer that it is of.</summary>
/// <remarks>soci-snapshotter, docs/soci-index.md. Version 1 names its image and is found by asking what refers to it; version 2 is named by the image's manifest.</remarks>
static class SociIndex
{
    /// <summary>What version 1 calls itself.</summary>
    public const string Type1 = "application/vnd.amazon.soci.index.v1+json";

    /// <summary>The annotation of an image's manifest that names its index of version 2.</summary>
    public const string Named = "com.amazon.soci.index-digest";

    const string Layer = "com.amazon.soci.image-layer-digest";

    /// <param name="image">The manifest that an index of version 1 must be of; null for one that the manifest names.</param>
    /// <returns>The zTOCs by the digests of their layers.</returns>
    /// <exception cref="UnprovenPartException">It is of another image, or has two zTOCs for a layer.</exception>
    /// <exception cref="UnreadableSubjectException">It is damaged.</exception>
    public static IReadOnlyDictionary<Digest, OciDescriptor> Parse(byte[] bytes, Digest? image, Limits limits)
    {
        const string Place = "The SOCI index";
        using var document = BoundedJson.Parse(bytes, Place);
        var root = document.RootElement;
        if (image is not null && root.Property("subject")?.Text("digest") != image.ToString())
            throw new UnprovenPartException("its SOCI index is of another image");
        var ztocs = new Dictionary<Digest, OciDescriptor>();
        foreach (var entry in root.Items("layers").Take(limits.MaxLayers))
            if (entry.Property("annotations") is { } annotations && Digest.TryParse(annotations.Text(Layer), out var layer) && !ztocs.TryAdd(layer, OciDescriptor.Parse(entry, Place)))
                throw new UnprovenPartException("its SOCI index has two zTOCs for a layer");
        return ztocs;
    }
}
