using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.Engines;

/// <summary>What changed in a container's root since its image, by an engine's word.</summary>
sealed record ContainerDrift(IReadOnlyList<Observation> Observations, IReadOnlyList<Gap> Gaps)
{
    /// <summary>Changes without end: a container may write files as long as it runs.</summary>
    public const int MaxChanges = 10_000;

    const int MaxBytes = 64 * 1024 * 1024;

    public static ContainerDrift Of(EngineClient engine, EngineContainer container, Limits limits)
    {
        try
        {
            using var document = engine.Document($"/containers/{container.Id}/changes", (int)Math.Min(MaxBytes, limits.MaxFileBytes));
            return document is null ? new ContainerDrift([], []) : Of(document.RootElement, container.Name);
        }
        catch (LimitExceededException e)
        {
            return new ContainerDrift([], [new Gap(GapCode.TooLarge, container.Name, $"what changed in the container since its image takes more than {e.Value:N0} bytes to tell; it was not read")]);
        }
    }

    /// <param name="changes">A list of <c>{"Path": "/etc/new", "Kind": 1}</c>: 0 changed, 1 added, 2 removed; null where nothing did.</param>
    public static ContainerDrift Of(JsonElement changes, string container)
    {
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (changes.ValueKind == JsonValueKind.Array)
            foreach (var item in changes.EnumerateArray())
                if (item.Text("Path")?.Trim('/') is { Length: > 0 } path && WordOf(item.Number("Kind")) is { } word)
                    seen[path] = word;

        // A directory is listed for what happened in it, and so are all above it; what happened is listed itself.
        foreach (var path in seen.Keys.ToList())
            for (var slash = path.LastIndexOf('/'); slash > 0 && seen.Remove(path[..slash]); slash = path.LastIndexOf('/', slash - 1))
            {
            }

        Gap[] gaps = seen.Count <= MaxChanges
            ? []
            : [new Gap(GapCode.TooLarge, container, $"{seen.Count:N0} files changed in the container since its image; those after the first {MaxChanges:N0} are not listed")];
        return new ContainerDrift([.. seen.Take(MaxChanges).Select(s => EngineObservations.OfDrift(s.Value, s.Key))], gaps);
    }

    static string? WordOf(long? kind) => kind switch
    {
        0 => "changed",
        1 => "added",
        2 => "removed",
        _ => null,
    };
}
