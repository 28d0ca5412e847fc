using Plimsoll.Core;
using Plimsoll.Registries.Json;

namespace Plimsoll.Registries.Documents;

/// <summary>Manifests and indexes of OCI and of Docker: how they are called, and which of them a document is.</summary>
static class ManifestTypes
{
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";

    public static string Accept { get; } = string.Join(", ", OciIndex, OciManifest, DockerList, DockerManifest);

    /// <summary>
    /// What a document is: its own word where it has one, else its shape. A document that is both, or that calls itself other than its answer does, is refused:
    /// who reads it one way would vouch for what others read another way.
    /// </summary>
    /// <param name="stated">The <c>Content-Type</c> of the answer; null where there is none.</param>
    public static string Of(ReadOnlyMemory<byte> bytes, string? stated, string what)
    {
        using var document = BoundedJson.TryParse(bytes) ?? throw Damaged(what, "it is not well-formed JSON, or has a key twice");
        var root = document.RootElement;
        var isIndex = root.Property("manifests") is not null;
        var isManifest = root.Property("layers") is not null || root.Property("config") is not null;
        if (root.Number("schemaVersion") == 1 || root.Property("fsLayers") is not null)
            throw Damaged(what, "it is in Docker's first form of 2014, which no engine takes any more; build and push the image anew");
        if (isIndex == isManifest)
            throw Damaged(what, isIndex ? "it is an index and a manifest at once" : "it is neither an index nor a manifest");
        var own = root.Text("mediaType");
        if (own is not null && IsKnown(own) && IsKnown(stated) && own != stated)
            throw Damaged(what, "it calls itself other than the registry calls it");
        var type = own ?? (IsKnown(stated) ? stated! : isIndex ? OciIndex : OciManifest);
        if (IsKnown(type) && isIndex != (type is OciIndex or DockerList))
            throw Damaged(what, "it is not of the kind that it is called");
        return type;
    }

    static bool IsKnown(string? type) => type is OciManifest or OciIndex or DockerManifest or DockerList;

    static UnreadableSubjectException Damaged(string what, string why) => new($"{what} cannot be used: {why}.");
}
