namespace Plimsoll.Advisories.Updating;

/// <summary>What an update did.</summary>
/// <param name="Database">The database now in use; null where there is none but the carried one.</param>
/// <param name="Switched">Whether it is another than before.</param>
public sealed record UpdateReport(string? Database, bool Switched, IReadOnlyList<FeedOutcome> Feeds)
{
    public int Failed => Feeds.Count(f => f.Kind == FeedOutcomeKind.Failed);
}
