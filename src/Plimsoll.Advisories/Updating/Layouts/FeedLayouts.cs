using Plimsoll.Advisories.Updating.Keeping;

namespace Plimsoll.Advisories.Updating.Layouts;

/// <summary>How each layout of feeds is visited.</summary>
static class FeedLayouts
{
    /// <returns>What is there now.</returns>
    public static Task<FeedState> Visit(FeedVisit visit, CancellationToken cancellation) => visit.Feed.Layout switch
    {
        FeedLayout.File => Files(visit, cancellation),
        FeedLayout.Marker => Marker(visit, cancellation),
        FeedLayout.Repository => RepositoryLayout.Visit(visit, cancellation),
        FeedLayout.Csaf => new CsafLayout(visit).Visit(cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(visit), visit.Feed.Layout, "it is no layout"),
    };

    static async Task<FeedState> Files(FeedVisit visit, CancellationToken cancellation) => visit.With(await visit.FetchAll(visit.Feed.Files, cancellation));

    static async Task<FeedState> Marker(FeedVisit visit, CancellationToken cancellation)
    {
        var marker = await visit.FetchIndex(cancellation);
        if (visit.Kept is { } kept && kept.Marker?.Digest == marker.Digest && HasAll(visit, kept))
            return visit.With(kept.Files, marker);
        return visit.With(await visit.FetchAll(visit.Feed.Files, cancellation), marker);
    }

    static bool HasAll(FeedVisit visit, FeedState kept) =>
        kept.Files.Select(f => f.Url).SequenceEqual(visit.Feed.Files.Select(f => f.AbsoluteUri)) && kept.Files.All(visit.Bodies.Has);
}
