namespace Plimsoll.Trust.Repository;

/// <summary>How long metadata is believed after it was signed. The timestamp's is the longest that a mirror can hold back news unnoticed.</summary>
public sealed record Lifetimes
{
    public static Lifetimes Default { get; } = new();

    public TimeSpan Root { get; init; } = TimeSpan.FromDays(365);

    public TimeSpan Targets { get; init; } = TimeSpan.FromDays(30);

    public TimeSpan Snapshot { get; init; } = TimeSpan.FromDays(7);

    public TimeSpan Timestamp { get; init; } = TimeSpan.FromDays(3);
}
