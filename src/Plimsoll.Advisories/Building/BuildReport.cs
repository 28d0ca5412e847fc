namespace Plimsoll.Advisories.Building;

/// <summary>What a build read and left out.</summary>
public sealed record BuildReport
{
    /// <summary>Advisories kept, by source.</summary>
    public required IReadOnlyDictionary<string, int> Advisories { get; init; }

    public required int Files { get; init; }

    /// <summary>Records that could not be read: file, record, why. At most a hundred are named; <see cref="SkippedCount"/> counts all.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    public required int SkippedCount { get; init; }

    /// <summary>Files that no feed knows.</summary>
    public required IReadOnlyList<string> Unrecognised { get; init; }
}
