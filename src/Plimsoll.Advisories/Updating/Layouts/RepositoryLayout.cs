using Plimsoll.Advisories.Feeds;
using Plimsoll.Advisories.Updating.Fetching;
using Plimsoll.Advisories.Updating.Keeping;

namespace Plimsoll.Advisories.Updating.Layouts;

/// <summary>An RPM repository behind a list of mirrors: the list names a snapshot, whose <c>repomd.xml</c> names <c>updateinfo</c> and its digest.</summary>
/// <remarks>The addresses of snapshots never change their content: while the list says the same, nothing is new.</remarks>
static class RepositoryLayout
{
    public static async Task<FeedState> Visit(FeedVisit visit, CancellationToken cancellation)
    {
        var list = await visit.FetchIndex(cancellation);
        if (visit.Kept is { Files: [_] } kept && kept.Marker?.Digest == list.Digest && kept.Files.All(visit.Bodies.Has))
            return visit.With(kept.Files, list);
        var mirrors = visit.Lines(list).Select(Mirror).OfType<Uri>().Take(3).ToList();
        FeedFetchException? failure = null;
        foreach (var mirror in mirrors)
        {
            try
            {
                return visit.With([await FromMirror(visit, mirror, cancellation)], list);
            }
            catch (FeedFetchException e)
            {
                failure = e;
            }
        }

        throw failure ?? new FeedFetchException($"{visit.Feed.Index!.Authority} lists no mirror whose address begins with https://");
    }

    static async Task<KeptFile> FromMirror(FeedVisit visit, Uri mirror, CancellationToken cancellation)
    {
        var repomd = await visit.Fetch(new Uri(mirror, "repodata/repomd.xml"), cancellation, largest: visit.Limits.LargestIndex);
        var (location, digest) = UpdateInfoOf(visit, repomd, mirror);
        var updates = await visit.Fetch(new Uri(mirror, location), cancellation);
        return digest == updates.Digest
            ? updates
            : throw new FeedFetchException($"{mirror.Authority} is not believed: {location} is not what its repomd.xml says");
    }

    /// <summary>Only below the mirror, and with a digest that is worth something.</summary>
    static (string Location, string Digest) UpdateInfoOf(FeedVisit visit, KeptFile repomd, Uri mirror)
    {
        try
        {
            using var body = File.OpenRead(visit.Bodies.PathOf(repomd.Digest));
            if (RepositoryIndex.UpdateInfo(body, repomd.Path) is { } found && Uri.TryCreate(mirror, found.Location, out var url) && mirror.IsBaseOf(url))
                return found;
        }
        catch (MalformedFeedException e)
        {
            throw new FeedFetchException($"{mirror.Authority} is not believed: its repomd.xml is malformed", e);
        }

        throw new FeedFetchException($"{mirror.Authority} has a repomd.xml that names no updateinfo with a SHA-256 digest");
    }

    static Uri? Mirror(string line) =>
        Uri.TryCreate(line.Trim().Replace("$basearch", "x86_64", StringComparison.Ordinal).TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? url : null;
}
