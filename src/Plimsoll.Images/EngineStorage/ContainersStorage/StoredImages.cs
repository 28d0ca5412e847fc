using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Json;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.EngineStorage.ContainersStorage;

/// <summary>The images that a storage names.</summary>
sealed class StoredImages(StorageRoot root, Limits limits)
{
    public const string Path = "overlay-images/images.json";

    /// <summary>Found as Podman does: by name, by name among what was built here, by digest, by the beginning of an id.</summary>
    public StoredImage? Find(string name)
    {
        var all = All();
        var id = name.StartsWith("sha256:", StringComparison.Ordinal) ? name["sha256:".Length..] : name;
        return all.Find(i => i.Names.Any(n => ImageName.Same(n, name))) ??
            all.Find(i => i.Names.Any(n => ImageName.Same(n, $"localhost/{name}"))) ??
            all.Find(i => i.Manifest?.ToString() == name) ??
            (StorageId.Only(all.Select(i => i.Id), id, "images") is { } whole ? all.Find(i => i.Id == whole) : null);
    }

    public StoredImage? ById(string id) => All().Find(i => i.Id == id);

    List<StoredImage> All()
    {
        using var document = BoundedJson.Parse(root.Document(Path, limits) ?? "[]"u8.ToArray(), $"{Path} of {root.Path}");
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select(StoredImage.Parse).OfType<StoredImage>()]
            : throw new UnreadableSubjectException($"{Path} of {root.Path} is no list of images; the storage is damaged.");
    }
}
