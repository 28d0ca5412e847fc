namespace Plimsoll.Trust.Client;

/// <summary>What a repository may cost at most, whatever it says.</summary>
public sealed record TrustLimits
{
    public static TrustLimits Default { get; } = new();

    /// <summary>Root metadata without end: nothing signed states its length. 256 keys and their signatures fit.</summary>
    public int MaxRootBytes { get; init; } = 512 * 1024;

    /// <summary>Timestamp metadata without end, likewise.</summary>
    public int MaxTimestampBytes { get; init; } = 16 * 1024;

    public int MaxSnapshotBytes { get; init; } = 256 * 1024;

    public int MaxTargetsBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>A target without end that somebody was brought to sign.</summary>
    public long MaxTargetBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>New roots without end in one update.</summary>
    public int MaxNewRoots { get; init; } = 256;

    /// <summary>Drop by drop: after this time a file must have come at <see cref="SlowestBytesPerSecond"/> on average.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public int SlowestBytesPerSecond { get; init; } = 1024;
}
