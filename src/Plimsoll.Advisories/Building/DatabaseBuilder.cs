using Plimsoll.Advisories.Building.Files;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Streams;

namespace Plimsoll.Advisories.Building;

/// <summary>Builds an advisory database from a directory of feeds. The same feeds make the same bytes.</summary>
public static class DatabaseBuilder
{
    const int HeadBytes = 64 * 1024;

    /// <summary>Reads every file below <paramref name="feeds"/>, in archives and compressed ones too, with the first feed that recognises it, and writes <paramref name="output"/> whole or not at all.</summary>
    /// <param name="asOf">Dates after this day are somebody's slip and do not make the data look fresh.</param>
    /// <exception cref="MalformedFeedException">A file as a whole is not what it claims to be; an old database stays as it was.</exception>
    public static BuildReport Build(string feeds, string output, DateOnly asOf, CancellationToken cancellation)
    {
        var collector = new Collector();
        var files = 0;
        new FeedFiles(FeedLimits.Default, file =>
        {
            collector.File = file.Path;
            if (Read(file, collector))
                files++;
            else
                collector.LeaveOut(file.Path);
        }, cancellation).Walk(feeds);
        if (files == 0)
            throw new MalformedFeedException(feeds, "it holds no file of a feed that is known");
        DatabaseWriter.Write(collector, output, asOf);
        return new BuildReport
        {
            Files = files,
            Advisories = collector.Counts,
            Skipped = collector.Skipped,
            Unrecognised = collector.Unrecognised,
        };
    }

    internal static bool Read(FeedFile file, Collector collector)
    {
        using var whole = PrefixedStream.Peek(file.Content, HeadBytes, out var head);
        foreach (var feed in FeedList.All)
            if (feed.Recognises(file.PlainPath, head))
            {
                feed.Read(file.Path, whole, collector);
                return true;
            }

        return false;
    }
}
