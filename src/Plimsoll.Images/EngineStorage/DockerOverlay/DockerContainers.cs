using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.EngineStorage.DockerOverlay;

/// <summary>A container as Docker describes it.</summary>
/// <param name="ImageName">The image's name as the container was made from it.</param>
/// <param name="State"><c>running</c>, <c>exited</c>, <c>paused</c>…, as Docker calls it.</param>
sealed record DockerContainer(string Id, string Name, Digest Image, string ImageName, string State);

/// <summary>Docker's containers, running or not.</summary>
sealed class DockerContainers(StorageRoot root, Limits limits)
{
    const string Path = "containers";
    const int MaxTextLength = 512;

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
        var about = document.RootElement;
        return Digest.TryParse(about.Text("Image"), out var image) && image.Algorithm == "sha256"
            ? new DockerContainer(
                id,
                OneLine.Of((about.Text("Name") ?? "").TrimStart('/'), MaxTextLength),
                image,
                OneLine.Of((about.Property("Config") ?? default).Text("Image") ?? "", MaxTextLength),
                StateOf(about.Property("State") ?? default))
            : throw new UnreadableSubjectException($"{place} of {root.Path} does not say which image the container is of; the storage is damaged.");
    }

    static string StateOf(JsonElement state)
    {
        bool Is(string name) => state.Property(name) is { ValueKind: JsonValueKind.True };
        if (Is("Running"))
            return Is("Paused") ? "paused" : Is("Restarting") ? "restarting" : "running";
        return Is("RemovalInProgress") ? "removing" : Is("Dead") ? "dead" : state.Text("StartedAt") is null or "0001-01-01T00:00:00Z" ? "created" : "exited";
    }
}
