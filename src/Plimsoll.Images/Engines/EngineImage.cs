using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Json;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.Engines;

/// <summary>What an engine says of an image without exporting it.</summary>
/// <param name="Id">The digest of its config; of its manifest or index where the engine keeps images as registries do.</param>
/// <param name="DiffIds">From the bottom up.</param>
/// <param name="Steps">The command that made each layer; null where the engine's history does not tell them apart, which the image's own does.</param>
sealed record EngineImage(Digest Id, Platform? Platform, IReadOnlyList<Digest> DiffIds, IReadOnlyList<string?>? Steps)
{
    /// <summary>What the image says of the one that it was built on.</summary>
    public StatedBase? Base { get; init; }

    /// <summary>Asks an engine for an image by a name that was checked; null where it has none.</summary>
    public static EngineImage? Find(EngineClient engine, string name, Limits limits)
    {
        using var document = engine.Document($"/images/{name}/json");
        if (document is null)
            return null;
        try
        {
            var root = document.RootElement;
            var id = DigestOf(root.Property("Id") ?? default, engine);
            List<Digest> diffIds = [.. (root.Property("RootFS") ?? default).Items("Layers").Take(limits.MaxLayers + 1).Select(l => DigestOf(l, engine))];
            if (diffIds.Count > limits.MaxLayers)
                throw new LimitExceededException(nameof(Limits.MaxLayers), limits.MaxLayers, $"The image {name} of {engine.Name}");
            var (steps, ofBase) = StepsOf(engine, id, diffIds.Count);
            return new EngineImage(id, PlatformOf(root), diffIds, steps) { Base = ImageConfig.BaseOf(root.Property("Config")?.Property("Labels"), ofBase) };
        }
        catch (UnreadableSubjectException e) when (e is not LimitExceededException)
        {
            throw Strange(engine, e);
        }
    }

    /// <summary>What an image was built for; null where that is not told, or the image is there no more.</summary>
    public static Platform? PlatformOf(EngineClient engine, string id)
    {
        using var document = engine.Document($"/images/{id}/json");
        return document is null ? null : PlatformOf(document.RootElement);
    }

    static (IReadOnlyList<string?>? Steps, int? LayersOfBase) StepsOf(EngineClient engine, Digest id, int layers)
    {
        try
        {
            using var history = engine.Document($"/images/{id}/history");
            return history is null ? default : EngineHistory.StepsOf(history.RootElement, layers);
        }
        catch (ServiceException)
        {
            // Podman 4 stumbles over an image without a date: the image itself tells its history.
            return default;
        }
    }

    static Platform? PlatformOf(JsonElement root) => root.Text("Os") is { Length: > 0 } os && root.Text("Architecture") is { Length: > 0 } architecture
        ? new Platform(os, architecture, root.Text("Variant") is { Length: > 0 } variant ? variant : null)
        : null;

    static Digest DigestOf(JsonElement element, EngineClient engine) => Digest.TryParse(element.Text(), out var digest) ? digest : throw Strange(engine);

    static ServiceException Strange(EngineClient engine, Exception? inner = null)
    {
        var message = $"{EngineClient.Capital(engine.Name)} describes the image in a form that no engine uses; see whether it is an engine that answers there.";
        return inner is null ? new ServiceException(message) : new ServiceException(message, inner);
    }
}
