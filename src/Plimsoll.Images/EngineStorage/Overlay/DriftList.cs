using Plimsoll.Core.Evidence;
using Plimsoll.Images.Engines;

namespace Plimsoll.Images.EngineStorage.Overlay;

/// <summary>Collects what changed in a container, in the order of paths and within bounds.</summary>
sealed class DriftList
{
    /// <summary>A container that writes without end must not fill our memory, nor the report.</summary>
    public const int Most = 10_000;

    const int MostCharacters = 8 * 1024 * 1024;
    const int MostGaps = 20;

    readonly SortedDictionary<string, string> changes = new(StringComparer.Ordinal);
    readonly List<Gap> gaps = [];
    int characters;

    public bool IsFull { get; private set; }

    public IReadOnlyList<Observation> Observations => [.. changes.Select(c => EngineObservations.OfDrift(c.Value, c.Key))];

    public IReadOnlyList<Gap> Gaps => IsFull
        ? [.. gaps, new Gap(GapCode.TooLarge, "", $"Many files of the container differ from its image; only the first {changes.Count:N0} are listed.")]
        : gaps;

    /// <param name="change"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
    public void Add(string change, string path)
    {
        characters += path.Length;
        if (changes.Count < Most && characters < MostCharacters)
            changes[path] = change;
        else
            IsFull = true;
    }

    public void Unread(string path, string message)
    {
        if (gaps.Count < MostGaps)
            gaps.Add(new Gap(GapCode.Unsupported, path, message));
    }
}
