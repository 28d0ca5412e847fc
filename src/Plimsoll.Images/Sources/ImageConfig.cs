using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.Sources;

/// <summary>What an image's config says of its layers.</summary>
/// <param name="DiffIds">From the bottom up.</param>
/// <param name="Steps">The command that made each layer; null where the history does not tell.</param>
/// <remarks>OCI image specification 1.1, config.md.</remarks>
sealed record ImageConfig(Platform? Platform, IReadOnlyList<Digest> DiffIds, IReadOnlyList<string?> Steps)
{
    const int MaxStepLength = 4096;
    const int MaxBaseNameLength = 1024;

    /// <summary>What it says of the image that it was built on.</summary>
    public StatedBase? Base { get; init; }

    public static ImageConfig Parse(byte[] bytes, string place, Limits limits)
    {
        using var document = BoundedJson.Parse(bytes, place);
        var root = document.RootElement;
        var platform = root.Text("os") is { Length: > 0 } os && root.Text("architecture") is { Length: > 0 } architecture
            ? new Platform(os, architecture, root.Text("variant"))
            : null;
        List<Digest> diffIds = [];
        foreach (var item in (root.Property("rootfs") ?? default).Items("diff_ids"))
            diffIds.Add(Digest.TryParse(item.Text(), out var digest)
                ? digest
                : throw new UnreadableSubjectException($"{place} lists a diff id that is no digest; the image is damaged."));
        if (diffIds.Count > limits.MaxLayers)
            throw new LimitExceededException(nameof(Limits.MaxLayers), limits.MaxLayers, place);
        return new ImageConfig(platform, diffIds, StepsOf(root, diffIds.Count)) { Base = BaseOf(root, diffIds.Count) };
    }

    /// <summary>What labels or annotations say of the base, beside what is known of it already.</summary>
    public static StatedBase? BaseOf(JsonElement? labels, int? layersByHistory, StatedBase? known = null)
    {
        var name = known?.Name ?? labels?.Text(StatedBase.NameKey);
        var digest = known?.Digest ?? (Digest.TryParse(labels?.Text(StatedBase.DigestKey), out var stated) ? stated : null);
        var layers = layersByHistory ?? known?.LayersByHistory;
        return name is null && digest is null && layers is null ? null : new StatedBase(name?[..Math.Min(name.Length, MaxBaseNameLength)], digest, layers);
    }

    static StatedBase? BaseOf(JsonElement root, int layers)
    {
        var steps = root.Items("history").Select(h => (h.Text("created_by") ?? "", h.Property("empty_layer") is not { ValueKind: JsonValueKind.True })).ToList();
        return BaseOf(root.Property("config")?.Property("Labels"), steps.Count(s => s.Item2) == layers ? BaseHistory.Layers(steps) : null);
    }

    static string?[] StepsOf(JsonElement root, int layers)
    {
        var steps = new string?[layers];
        var made = root.Items("history").Where(h => h.Property("empty_layer") is not { ValueKind: JsonValueKind.True }).ToList();

        // A history that does not count the same layers tells nothing for certain.
        if (made.Count == layers)
            for (var i = 0; i < layers; i++)
                steps[i] = made[i].Text("created_by") is { } step ? Cut(step) : null;
        return steps;
    }

    /// <summary>A step as far as it is kept.</summary>
    public static string Cut(string step) => step[..Math.Min(step.Length, MaxStepLength)];
}
