using Plimsoll.Advisories.Feeds;

namespace Plimsoll.Advisories.Building;

/// <summary>Builds an advisory database from a directory of feeds. The same feeds make the same bytes.</summary>
public static class DatabaseBuilder
{
    const int HeadBytes = 64 * 1024;
    const long MaxFileBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>Reads every file below <paramref name="feeds"/> with the first feed that recognises it, and writes <paramref name="output"/> whole or not at all.</summary>
    /// <param name="asOf">Dates after this day are somebody's slip and do not make the data look fresh.</param>
    /// <exception cref="MalformedFeedException">A file as a whole is not what it claims to be; an old database stays as it was.</exception>
    public static BuildReport Build(string feeds, string output, DateOnly asOf, CancellationToken cancellation)
    {
        var collector = new Collector();
        List<string> unrecognised = [];
        var files = 0;
        foreach (var path in Directory.EnumerateFiles(feeds, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            collector.File = Path.GetRelativePath(feeds, path);
            if (Read(path, collector))
                files++;
            else
                unrecognised.Add(collector.File);
        }

        if (files == 0)
            throw new MalformedFeedException(feeds, "it holds no file of a feed that is known");
        DatabaseWriter.Write(collector, output, asOf);
        return new BuildReport
        {
            Files = files,
            Advisories = collector.Advisories.Keys.GroupBy(k => k.Source).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()),
            Skipped = collector.Skipped,
            SkippedCount = collector.SkippedCount,
            Unrecognised = unrecognised,
        };
    }

    static bool Read(string path, Collector collector)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        if (file.Length > MaxFileBytes)
            throw new MalformedFeedException(collector.File, $"it is larger than {MaxFileBytes:N0} bytes");
        using var content = FeedFile.Decompress(file, path);
        var head = new byte[HeadBytes];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var name = FeedFile.PlainName(collector.File);
        foreach (var feed in FeedList.All)
            if (feed.Recognises(name, head.AsSpan(0, read)))
            {
                using var whole = new PrefixedStream(head.AsMemory(0, read), content, MaxFileBytes);
                feed.Read(collector.File, whole, collector);
                return true;
            }

        return false;
    }
}
