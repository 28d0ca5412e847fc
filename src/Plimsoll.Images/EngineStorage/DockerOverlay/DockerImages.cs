using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Json;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.EngineStorage.DockerOverlay;

/// <summary>The names of Docker's images.</summary>
sealed class DockerImages(StorageRoot root, Limits limits)
{
    public const string RepositoriesPath = "image/overlay2/repositories.json";
    public const string ContentPath = "image/overlay2/imagedb/content/sha256";

    /// <summary>The image's id, found as Docker does: by digest, then by name, then by the beginning of an id.</summary>
    public Digest? Find(string name)
    {
        var hex = name.StartsWith("sha256:", StringComparison.Ordinal) ? name["sha256:".Length..] : name;
        if (StorageId.IsWhole(hex))
            return root.Names(ContentPath).Contains(hex) ? Digest.Parse($"sha256:{hex}") : null;
        if (Named(name) is { } named)
            return named;
        return StorageId.Only(root.Names(ContentPath), hex, "images") is { } whole ? Digest.Parse($"sha256:{whole}") : null;
    }

    Digest? Named(string name)
    {
        var bytes = root.Document(RepositoriesPath, limits) ?? [];
        using var document = BoundedJson.Parse(bytes, $"{RepositoriesPath} of {root.Path}");
        if (document.RootElement.Property("Repositories") is not { ValueKind: JsonValueKind.Object } repositories)
            return null;
        foreach (var repository in repositories.EnumerateObject())
            if (repository.Value.ValueKind == JsonValueKind.Object)
                foreach (var reference in repository.Value.EnumerateObject())
                    if (ImageName.Same(reference.Name, name))
                        return Digest.TryParse(reference.Value.Text(), out var id) && id.Algorithm == "sha256"
                            ? id
                            : throw new UnreadableSubjectException($"{RepositoriesPath} of {root.Path} gives no id for {name}; the storage is damaged.");
        return null;
    }
}
