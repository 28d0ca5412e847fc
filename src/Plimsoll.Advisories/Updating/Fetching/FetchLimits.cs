namespace Plimsoll.Advisories.Updating.Fetching;

/// <summary>What a feed's server may cost at most.</summary>
public sealed record FetchLimits
{
    public static FetchLimits Default { get; } = new();

    /// <summary>Feeds that are fetched at the same time.</summary>
    public int FeedsAtOnce { get; init; } = 8;

    /// <summary>Files of one feed that are fetched at the same time.</summary>
    public int FilesAtOnce { get; init; } = 4;

    /// <summary>Servers that trickle: the longest that one feed may take.</summary>
    public TimeSpan LongestFeed { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>An index without end.</summary>
    public long LargestIndex { get; init; } = 64L * 1024 * 1024;

    /// <summary>A list of changes that makes a flood of requests.</summary>
    public int MostChanges { get; init; } = 50_000;
}
