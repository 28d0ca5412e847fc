using Plimsoll.Advisories.Updating.Fetching;
using Plimsoll.Advisories.Updating.Keeping;
using Plimsoll.Advisories.Updating.Layouts;
using Plimsoll.Core;
using Plimsoll.Network;

namespace Plimsoll.Advisories.Updating;

/// <summary>One feed of an update: what was kept of it, what is there now, and why it is not there.</summary>
sealed record FeedFetch(PrimaryFeed Feed, FeedState? Kept, FeedState? Now, string? Problem)
{
    /// <summary>What the database is to be made of.</summary>
    public FeedState? Used => Now ?? Kept;

    public bool IsNew => Now is not null && !(Kept?.Files.Select(f => f.Digest).SequenceEqual(Now.Files.Select(f => f.Digest)) ?? false);

    /// <summary>Visits all feeds, a few at the same time. None's failure is another's.</summary>
    public static async Task<FeedFetch[]> All(UpdateOptions options, FeedStates states, BodyStore bodies, CancellationToken cancellation)
    {
        var feeds = options.Feeds.Where(f => f.IsOn).ToList();
        var results = new FeedFetch[feeds.Count];
        using var http = Connections.Open(options.Network with { Retries = 0 }, new Endpoint(), options.Time);
        var client = new FeedClient(http, options.Network, options.Time);
        var fetcher = new FeedFetcher(client, bodies, options.Network, options.Time, options.Progress);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Limits.FeedsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(feeds.Index(), parallel, async (item, _) =>
        {
            var visit = new FeedVisit(item.Item, states.Read(item.Item.Name), fetcher, bodies, options.Limits, options.Time.GetUtcNow());
            results[item.Index] = await One(visit, cancellation);
            options.Progress?.Report(new FetchProgress(item.Item.Name, 0, Done: true));
        });
        return results;
    }

    static async Task<FeedFetch> One(FeedVisit visit, CancellationToken cancellation)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(visit.Limits.LongestFeed);
        try
        {
            return new FeedFetch(visit.Feed, visit.Kept, await FeedLayouts.Visit(visit, clock.Token), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FeedFetch(visit.Feed, visit.Kept, null, $"it took longer than {visit.Limits.LongestFeed.TotalMinutes:N0} minutes");
        }
        catch (Exception e) when (e is ServiceException or IOException or UnauthorizedAccessException)
        {
            return new FeedFetch(visit.Feed, visit.Kept, null, e.Message.TrimEnd('.'));
        }
    }
}
