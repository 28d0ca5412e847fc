using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Building.Files;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Advisories.Updating.Keeping;
using Plimsoll.Advisories.Updating.Layouts;
using Plimsoll.Streams;

namespace Plimsoll.Advisories.Updating;

/// <summary>Reads all kept files of one feed. Each must hold something in the feed's form: what a server sends under a name proves nothing.</summary>
static class FeedReading
{
    const int HeadBytes = 64 * 1024;

    /// <exception cref="MalformedFeedException">A file is not what it should be, or its bytes are no longer those that were kept.</exception>
    public static Collector Read(PrimaryFeed feed, FeedState state, BodyStore bodies, CancellationToken cancellation)
    {
        var reader = FeedList.All.Single(f => f.Name == feed.Form);
        var collector = new Collector();
        var superseded = feed.Layout == FeedLayout.Csaf ? CsafLayout.Superseded(state, bodies) : new HashSet<string>();
        foreach (var file in state.Files.Where(f => feed.Layout != FeedLayout.Csaf || CsafLayout.IsRead(f)))
        {
            var name = $"{feed.Name}/{file.Path}";
            if (!bodies.IsGenuine(file))
                throw new MalformedFeedException(name, "its kept copy was damaged on disk");
            var found = 0;
            var without = CsafLayout.IsArchive(file) ? superseded : new HashSet<string>();
            new FeedFiles(FeedLimits.Default, member =>
            {
                if (!without.Contains(Tail(member.Path)) && Read(reader, member, collector))
                    found++;
            }, cancellation).Read(name, bodies.PathOf(file.Digest));
            if (found == 0)
                throw new MalformedFeedException(name, $"it holds nothing in the form {feed.Form}");
        }

        return collector;
    }

    static bool Read(IFeed reader, FeedFile file, Collector collector)
    {
        collector.File = file.Path;
        using var whole = PrefixedStream.Peek(file.Content, HeadBytes, out var head);
        if (Recognised(file.PlainPath, head) != reader)
            return false;
        reader.Read(file.Path, whole, collector);
        return true;
    }

    static IFeed? Recognised(string path, ReadOnlySpan<byte> head)
    {
        foreach (var feed in FeedList.All)
            if (feed.Recognises(path, head))
                return feed;
        return null;
    }

    /// <summary>The document's name in its directory: <c>2024/cve-2024-1.json</c>.</summary>
    static string Tail(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash <= 0 ? path : path[(path.LastIndexOf('/', slash - 1) + 1)..];
    }
}
