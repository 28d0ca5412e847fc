using Plimsoll.Advisories.Updating.Keeping;

namespace Plimsoll.Advisories.Updating;

/// <summary>A feed of which a copy is kept.</summary>
/// <param name="Fetched">When its newest file came.</param>
/// <param name="Confirmed">When it was last known to be the newest there is.</param>
public sealed record KeptFeed(string Name, DateTimeOffset Fetched, DateTimeOffset Confirmed, int Advisories)
{
    /// <summary>All copies below a data home, by name.</summary>
    public static IReadOnlyList<KeptFeed> All(string dataHome) =>
        [.. new FeedStates(FeedUpdater.StatesOf(dataHome)).All().Select(s => new KeptFeed(s.Name, s.Fetched, s.Confirmed, s.Advisories))];
}
