using Plimsoll.Advisories.Updating.Fetching;
using Plimsoll.Advisories.Updating.Keeping;

namespace Plimsoll.Advisories.Updating.Layouts;

/// <summary>One visit to a feed: what it is, what is kept of it, and how to fetch.</summary>
sealed record FeedVisit(PrimaryFeed Feed, FeedState? Kept, FeedFetcher Fetcher, BodyStore Bodies, FetchLimits Limits, DateTimeOffset Now)
{
    const int MaxIndexChars = 64 * 1024 * 1024;

    /// <summary>Fetches a file of the feed, conditionally where it is kept.</summary>
    public Task<KeptFile> Fetch(Uri url, CancellationToken cancellation, string? path = null, long? largest = null) =>
        Fetcher.Fetch(new FetchRequest(Feed.Name, url, path ?? NameOf(url), KeptOf(url), largest ?? Feed.Largest), cancellation);

    /// <summary>Fetches the index.</summary>
    public Task<KeptFile> FetchIndex(CancellationToken cancellation) => Fetch(Feed.Index!, cancellation, largest: Limits.LargestIndex);

    /// <summary>Fetches many files, a few at once; the first failure ends it.</summary>
    public async Task<KeptFile[]> FetchAll(IReadOnlyList<Uri> urls, CancellationToken cancellation)
    {
        var files = new KeptFile[urls.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Limits.FilesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(urls.Index(), options, async (item, token) => files[item.Index] = await Fetch(item.Item, token));
        return files;
    }

    /// <summary>The state with these files: the kept one, confirmed, where all are the same.</summary>
    public FeedState With(IReadOnlyList<KeptFile> files, KeptFile? marker = null) =>
        Kept is not null && files.SequenceEqual(Kept.Files) && marker == Kept.Marker
            ? Kept with { Confirmed = Now }
            : Kept is not null && files.Select(f => f.Digest).SequenceEqual(Kept.Files.Select(f => f.Digest))
                ? Kept with { Files = files, Marker = marker, Confirmed = Now }
                : new FeedState(Feed.Name, marker, files, Now, Now, 0, null);

    /// <summary>The lines of an index, of which none is longer than is sane.</summary>
    public IEnumerable<string> Lines(KeptFile index)
    {
        using var body = File.OpenRead(Bodies.PathOf(index.Digest));
        foreach (var line in Feeds.Text.FeedLines.Of(body, MaxIndexChars))
            if (line is { Length: > 0 })
                yield return line;
    }

    /// <summary>The last two parts of an address: <c>v3.20/main.json</c>. Names of readers' files, never of ours.</summary>
    public static string NameOf(Uri url) => string.Join('/', Uri.UnescapeDataString(url.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(2));

    KeptFile? KeptOf(Uri url) => Kept?.All.FirstOrDefault(f => f.Url == url.AbsoluteUri);
}
