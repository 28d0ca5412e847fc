using Plimsoll.Core;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.EngineStorage.DockerOverlay;

/// <summary>A container as Docker describes it.</summary>
sealed record DockerContainer(string Id, string Name, Digest Image);

/// <summary>Docker's containers, running or not.</summary>
sealed class DockerContainers(StorageRoot root, Limits limits)
{
    const string Path = "containers";

    /// <summary>Found as Docker does: by id, by name, then by the beginning of an id.</summary>
    public DockerContainer? Find(string name)
    {
        var ids = root.Names(Path).Where(StorageId.IsWhole).ToList();
        if (ids.Contains(name))
            return Read(name);
        var asked = name.TrimStart('/');
        return ids.Select(TryRead).FirstOrDefault(c => c?.Name == asked) ?? (StorageId.Only(ids, name, "containers") is { } id ? Read(id) : null);
    }

    // Of the many that are only looked through for a name, a broken one is none of the user's.
    DockerContainer? TryRead(string id)
    {
        try
        {
            return Read(id);
        }
        catch (UnreadableSubjectException)
        {
            return null;
        }
    }

    DockerContainer Read(string id)
    {
        var place = $"{Path}/{id}/config.v2.json";
        var bytes = root.Document(place, limits) ?? throw new UnreadableSubjectException($"{place} of {root.Path} is missing; the storage is damaged.");
        using var document = BoundedJson.Parse(bytes, $"{place} of {root.Path}");
        return Digest.TryParse(document.RootElement.Text("Image"), out var image) && image.Algorithm == "sha256"
            ? new DockerContainer(id, (document.RootElement.Text("Name") ?? "").TrimStart('/'), image)
            : throw new UnreadableSubjectException($"{place} of {root.Path} does not say which image the container is of; the storage is damaged.");
    }
}
