using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Advisories.Updating.Keeping;

namespace Plimsoll.Advisories.Updating;

/// <summary>Reads the feeds of an update, and goes back to the last good copy of one whose new content cannot be read or fell too far.</summary>
sealed class FeedReader(UpdateOptions options, BodyStore bodies, CancellationToken cancellation)
{
    readonly string asOf = options.AsOf.ToString("yyyy-MM-dd");

    /// <returns>The feed with what is used of it now, and what that says; null where nothing of it can be used.</returns>
    public (FeedFetch Fetch, Collector? Content) Read(FeedFetch fetch)
    {
        if (fetch.Now is { } now)
        {
            var (content, problem) = TryRead(fetch.Feed, now);
            problem ??= fetch.IsNew && fetch.Kept is { } before ? TooFar(fetch.Feed, before, content!) : null;
            if (problem is null)
                return (fetch with { Now = now with { Advisories = content!.Count, Newest = content.Newest(asOf) } }, content);
            fetch = fetch with { Now = null, Problem = problem, Kept = fetch.IsNew ? fetch.Kept : null };
        }

        if (fetch.Kept is not { } kept)
            return (fetch, null);
        var (old, damage) = TryRead(fetch.Feed, kept);
        return damage is null ? (fetch, old) : (fetch with { Kept = null, Problem = fetch.Problem ?? damage }, null);
    }

    (Collector? Content, string? Problem) TryRead(PrimaryFeed feed, FeedState state)
    {
        try
        {
            return (FeedReading.Read(feed, state, bodies, cancellation), null);
        }
        catch (MalformedFeedException e)
        {
            return (null, e.Message.TrimEnd('.'));
        }
    }

    string? TooFar(PrimaryFeed feed, FeedState before, Collector content)
    {
        if (options.Checks.IsShrunk(before.Advisories, content.Count) && !options.Checks.AcceptsShrunk(feed.Name))
            return $"it fell from {before.Advisories:N0} advisories to {content.Count:N0}, which is not believed; if that is right, say --accept-shrunk {feed.Name}";
        return string.CompareOrdinal(content.Newest(asOf), before.Newest) < 0 && before.Newest is not null && !options.Checks.AcceptsOlder(feed.Name)
            ? $"its newest advisory is of {content.Newest(asOf) ?? "no known day"} and was of {before.Newest}, which is not believed; if that is right, say --accept-older {feed.Name}"
            : null;
    }
}
