using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Json;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.EngineStorage.ContainersStorage;

/// <summary>An image of a storage.</summary>
/// <param name="Manifest">The manifest's digest, where the storage states it.</param>
/// <param name="Layer">The uppermost layer; empty for an image without any.</param>
sealed record StoredImage(string Id, IReadOnlyList<string> Names, Digest? Manifest, string Layer)
{
    /// <summary>Reads an entry of <c>images.json</c>; null where its ids are none.</summary>
    public static StoredImage? Parse(JsonElement element) =>
        element.Text("id") is { } id && StorageId.IsWhole(id) && (element.Text("layer") ?? "") is var layer && (layer.Length == 0 || StorageId.IsWhole(layer))
            ? new StoredImage(id, [.. element.Items("names").Select(n => n.Text()).OfType<string>()], Digest.TryParse(element.Text("digest"), out var manifest) ? manifest : null, layer)
            : null;

    /// <summary>The config that the manifest names, both proven by their digests, and the manifest's digest.</summary>
    public (ImageConfig Config, Digest Manifest) Config(StorageRoot root, Limits limits)
    {
        var bytes = root.Document($"overlay-images/{Id}/manifest", limits) ?? throw Missing(root, "manifest");
        var actual = Digest.Sha256(SHA256.HashData(bytes));
        if (Manifest is { } stated && stated != actual)
            throw new DigestMismatchException($"The manifest of the image {Id} in {root.Path}", stated, actual);
        using var manifest = BoundedJson.Parse(bytes, $"The manifest of the image {Id} in {root.Path}");
        var descriptor = manifest.RootElement.Property("config") is { } config
            ? OciDescriptor.Parse(config, $"The manifest of the image {Id} in {root.Path}")
            : throw new UnreadableSubjectException($"The manifest of the image {Id} in {root.Path} has no config: it is not a container image of today.");
        if (descriptor.Digest.Algorithm != "sha256")
            throw new UnreadableSubjectException($"The config of the image {Id} in {root.Path} is named by {descriptor.Digest.Algorithm}, which cannot be proven here.");
        var document = root.Document($"overlay-images/{Id}/{FileName(descriptor.Digest.ToString())}", limits) ?? throw Missing(root, "config");
        return (UnpackedImage.Config(document, descriptor.Digest, root, limits), actual);
    }

    // What is kept under a name that is no plain file name lies in a file called "=" and the name in base 64. "/" could come of no digest.
    static string FileName(string key) => $"={Convert.ToBase64String(Encoding.UTF8.GetBytes(key))}";

    UnreadableSubjectException Missing(StorageRoot root, string what) => new($"The {what} of the image {Id} is missing from {root.Path}; pull the image anew.");
}
