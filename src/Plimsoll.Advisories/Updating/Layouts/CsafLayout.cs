using System.Globalization;
using Plimsoll.Advisories.Updating.Fetching;
using Plimsoll.Advisories.Updating.Keeping;

namespace Plimsoll.Advisories.Updating.Layouts;

/// <summary>A directory of CSAF documents: one archive of all, documents that changed since its day, and a list of those that were taken back.</summary>
/// <remarks>While <c>changes.csv</c> says the same, nothing is new. A newer archive is looked for only when the changes have grown many.</remarks>
sealed class CsafLayout(FeedVisit visit)
{
    const int ManyChanges = 2000;
    const int LargestName = 4096;
    const string Deletions = "deletions.csv";

    public async Task<FeedState> Visit(CancellationToken cancellation)
    {
        var list = await visit.FetchIndex(cancellation);
        if (visit.Kept is { } kept && kept.Marker?.Digest == list.Digest && kept.Files.All(visit.Bodies.Has))
            return visit.With(kept.Files, list);
        var changes = CsafChanges.Read(visit.Lines(list));
        if (changes.Count == 0)
            throw new FeedFetchException($"{visit.Feed.Index!.Authority} is not believed: its changes.csv lists no document");
        var archive = visit.Kept?.Files.FirstOrDefault(f => IsArchive(f) && visit.Bodies.Has(f));
        if (archive is null || Since(archive, changes).Count > ManyChanges)
            archive = await Latest(archive, cancellation);
        var since = Since(archive, changes);
        if (since.Count > visit.Limits.MostChanges)
            throw new FeedFetchException($"{visit.Feed.Index!.Authority} lists {since.Count:N0} changes since its own archive, which is too many to ask for");
        List<KeptFile> files = [archive];
        if (await Optional(new Uri(visit.Feed.Index!, Deletions), Deletions, null, cancellation) is { } deletions)
            files.Add(deletions);
        files.AddRange(await Documents(since, cancellation));
        return visit.With(files, list);
    }

    /// <summary>What the archive holds and no longer counts: its version of documents that lie beside it, and what was taken back.</summary>
    public static IReadOnlySet<string> Superseded(FeedState state, BodyStore bodies)
    {
        var names = state.Files.Where(f => f.Stamp is not null && !IsArchive(f)).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        if (state.Files.FirstOrDefault(f => f.Path == Deletions) is { } deletions)
        {
            using var body = File.OpenRead(bodies.PathOf(deletions.Digest));
            names.UnionWith(CsafChanges.Read(Feeds.Text.FeedLines.Of(body, LargestName).OfType<string>()).Keys);
        }

        return names;
    }

    public static bool IsArchive(KeptFile file) => CsafChanges.IsArchiveName(file.Path);

    /// <summary>Whether a file is read for advisories.</summary>
    public static bool IsRead(KeptFile file) => file.Path != Deletions;

    async Task<KeptFile> Latest(KeptFile? known, CancellationToken cancellation)
    {
        var pointer = await visit.Fetch(new Uri(visit.Feed.Index!, "archive_latest.txt"), cancellation, largest: LargestName);
        var name = visit.Lines(pointer).FirstOrDefault()?.Trim() ?? "";
        if (!CsafChanges.IsArchiveName(name))
            throw new FeedFetchException($"{visit.Feed.Index!.Authority} is not believed: its archive_latest.txt names no archive");
        if (known?.Path == name && CsafChanges.DayOf(name) is not null)
            return known;
        var archive = await visit.Fetch(new Uri(visit.Feed.Index!, name), cancellation, path: name);
        var day = CsafChanges.DayOf(name) ?? Modified(archive) ?? throw new FeedFetchException($"{visit.Feed.Index!.Authority} does not say of which day its archive is");
        return archive with { Stamp = day.ToString("O", CultureInfo.InvariantCulture) };
    }

    async Task<IEnumerable<KeptFile>> Documents(Dictionary<string, DateTimeOffset> since, CancellationToken cancellation)
    {
        var wanted = since.OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        var kept = visit.Kept?.Files.ToDictionary(f => f.Path, StringComparer.Ordinal) ?? [];
        var documents = new KeptFile?[wanted.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = visit.Limits.FilesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(wanted.Index(), options, async (item, token) =>
        {
            var (path, time) = item.Item;
            var stamp = time.ToString("O", CultureInfo.InvariantCulture);
            documents[item.Index] = kept.TryGetValue(path, out var known) && known.Stamp == stamp && visit.Bodies.Has(known)
                ? known
                : await Optional(new Uri(visit.Feed.Index!, path), path, stamp, token);
        });
        return documents.OfType<KeptFile>();
    }

    /// <summary>A file that may have gone since it was listed.</summary>
    async Task<KeptFile?> Optional(Uri url, string path, string? stamp, CancellationToken cancellation)
    {
        try
        {
            return await visit.Fetch(url, cancellation, path) with { Stamp = stamp };
        }
        catch (FeedFetchException e) when (e.IsMissing)
        {
            return null;
        }
    }

    static Dictionary<string, DateTimeOffset> Since(KeptFile archive, Dictionary<string, DateTimeOffset> changes)
    {
        var day = DateTimeOffset.Parse(archive.Stamp!, CultureInfo.InvariantCulture);
        return changes.Where(c => c.Value >= day).ToDictionary(StringComparer.Ordinal);
    }

    static DateTimeOffset? Modified(KeptFile file) =>
        DateTimeOffset.TryParse(file.Validators.LastModified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
