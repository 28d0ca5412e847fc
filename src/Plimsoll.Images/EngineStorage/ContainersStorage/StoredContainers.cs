using System.Text;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.EngineStorage.ContainersStorage;

/// <summary>A container of a storage: its image's id and name, and the layer that it writes to.</summary>
sealed record StoredContainer(string Id, IReadOnlyList<string> Names, string Image, string ImageName, string Layer);

/// <summary>The containers of a storage, running or not.</summary>
sealed class StoredContainers(StorageRoot root, Limits limits)
{
    const string Path = "overlay-containers/containers.json";
    const int MaxNameLength = 512;
    const string VolatilePath = "overlay-containers/volatile-containers.json";

    /// <summary>Found by id, by name, then by the beginning of an id.</summary>
    public StoredContainer? Find(string name)
    {
        List<StoredContainer> all = [.. Read(Path), .. Read(VolatilePath)];
        return all.Find(c => c.Id == name) ?? all.Find(c => c.Names.Contains(name)) ??
            (StorageId.Only(all.Select(c => c.Id), name, "containers") is { } id ? all.Find(c => c.Id == id) : null);
    }

    List<StoredContainer> Read(string path)
    {
        using var document = BoundedJson.Parse(root.Document(path, limits) ?? "[]"u8.ToArray(), $"{path} of {root.Path}");
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select(Parse).OfType<StoredContainer>()]
            : throw new UnreadableSubjectException($"{path} of {root.Path} is no list of containers; the storage is damaged.");
    }

    static StoredContainer? Parse(JsonElement element) =>
        element.Text("id") is { } id && StorageId.IsWhole(id) && element.Text("image") is { } image && StorageId.IsWhole(image) && element.Text("layer") is { } layer && StorageId.IsWhole(layer)
            ? new StoredContainer(id, [.. element.Items("names").Select(n => n.Text()).OfType<string>()], image, ImageNameOf(element), layer)
            : null;

    // Podman and CRI-O keep a document of their own within the storage's.
    static string ImageNameOf(JsonElement element)
    {
        if (element.Text("metadata") is not { Length: > 0 } text)
            return "";
        using var metadata = BoundedJson.Parse(Encoding.UTF8.GetBytes(text), "The metadata of a container");
        return OneLine.Of(metadata.RootElement.Text("image-name") ?? "", MaxNameLength);
    }
}
