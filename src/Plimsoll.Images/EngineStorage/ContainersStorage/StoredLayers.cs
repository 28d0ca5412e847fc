using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.EngineStorage.ContainersStorage;

/// <summary>A layer of a storage.</summary>
/// <param name="DiffId">What was unpacked there; null for a container's own.</param>
sealed record StoredLayer(string Id, string Parent, Digest? DiffId);

/// <summary>Which layer stands on which.</summary>
sealed class StoredLayers(StorageRoot root, Limits limits)
{
    const string Path = "overlay-layers/layers.json";
    const string VolatilePath = "overlay-layers/volatile-layers.json";

    readonly Dictionary<string, StoredLayer> layers = Read(root, limits);

    /// <summary>A layer and all that it stands on, from the bottom up.</summary>
    /// <param name="top">Its id; empty for no layers.</param>
    public IReadOnlyList<StoredLayer> Chain(string top)
    {
        List<StoredLayer> chain = [];
        for (var id = top; id.Length > 0;)
        {
            if (!layers.TryGetValue(id, out var layer))
                throw new UnreadableSubjectException($"The layer {id} is missing from {root.Path}; pull the image anew.");
            chain.Add(layer);
            if (chain.Count > limits.MaxLayers)
                throw new LimitExceededException(nameof(Limits.MaxLayers), limits.MaxLayers, $"The chain of layers below {top} in {root.Path}");
            id = layer.Parent;
        }

        chain.Reverse();
        return chain;
    }

    static Dictionary<string, StoredLayer> Read(StorageRoot root, Limits limits)
    {
        var layers = new Dictionary<string, StoredLayer>(StringComparer.Ordinal);
        foreach (var path in (ReadOnlySpan<string>)[Path, VolatilePath])
        {
            using var document = BoundedJson.Parse(root.Document(path, limits) ?? "[]"u8.ToArray(), $"{path} of {root.Path}");
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                throw new UnreadableSubjectException($"{path} of {root.Path} is no list of layers; the storage is damaged.");
            foreach (var element in document.RootElement.EnumerateArray())
                if (element.Text("id") is { } id && StorageId.IsWhole(id))
                    layers[id] = new StoredLayer(id, element.Text("parent") ?? "", Digest.TryParse(element.Text("diff-digest"), out var diff) ? diff : null);
        }

        return layers;
    }
}
