using Plimsoll.Core;
using Plimsoll.Images.EngineStorage.Overlay;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.EngineStorage.DockerOverlay;

/// <summary>Which directory of <c>overlay2</c> holds which layer. What the database says of a layer must agree with the image's config.</summary>
sealed class DockerLayers(StorageRoot root, Limits limits)
{
    const string LayersPath = "image/overlay2/layerdb/sha256";
    const string MountsPath = "image/overlay2/layerdb/mounts";

    // Docker's own layer between the image and a container: the files that it mounts over, empty.
    const string InitSuffix = "-init";

    /// <summary>The layers of an image, from the bottom up.</summary>
    public IReadOnlyList<OverlayDirectory> Of(ImageConfig config)
    {
        var chain = ChainId.Of(config.DiffIds);
        var layers = new OverlayDirectory[chain.Count];
        for (var i = 0; i < layers.Length; i++)
        {
            var place = $"{LayersPath}/{chain[i].Hex}";
            if (root.Line($"{place}/diff", limits) is not { } diff)
                throw new UnreadableSubjectException($"Layer {i + 1} ({config.DiffIds[i]}) is missing from {root.Path}; pull the image anew.");
            if (diff != config.DiffIds[i].ToString() || (root.Line($"{place}/parent", limits) ?? "") != (i == 0 ? "" : chain[i - 1].ToString()))
                throw new UnreadableSubjectException($"{place} of {root.Path} says otherwise of its layer than the image's config; the storage is damaged or was altered.");
            layers[i] = new OverlayDirectory(DirectoryOf(root.Line($"{place}/cache-id", limits), "", place), config.DiffIds[i], config.Steps[i]);
        }

        return layers;
    }

    /// <summary>The layers that a container has over its image's: what Docker prepares, and what the container writes.</summary>
    public IReadOnlyList<OverlayDirectory> OwnOf(string container, ImageConfig image)
    {
        var place = $"{MountsPath}/{container}";
        if ((root.Line($"{place}/parent", limits) ?? "") != (image.DiffIds.Count == 0 ? "" : ChainId.Of(image.DiffIds)[^1].ToString()))
            throw new UnreadableSubjectException($"{place} of {root.Path} stands on other layers than the container's image has; the storage is damaged or was altered.");
        var mount = root.Line($"{place}/mount-id", limits);
        List<OverlayDirectory> own = [new OverlayDirectory(DirectoryOf(mount, "", place))];
        if (root.Line($"{place}/init-id", limits) is { } init)
            own.Insert(0, new OverlayDirectory(DirectoryOf(init.EndsWith(InitSuffix, StringComparison.Ordinal) ? init[..^InitSuffix.Length] : init, InitSuffix, place)));
        return own;
    }

    string DirectoryOf(string? id, string suffix, string place) => StorageId.IsWhole(id)
        ? $"overlay2/{id}{suffix}/diff"
        : throw new UnreadableSubjectException($"{place} of {root.Path} does not say where its layer lies; the storage is damaged.");
}
