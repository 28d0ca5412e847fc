using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Scanning.Dispatch;

namespace Plimsoll.Scanning.Layers;

/// <summary>Walks with a layer and collects what the readers say of it.</summary>
sealed class LayerReader(InterestTable table, Limits limits, ContentBudget budget, CancellationToken cancellation) : ILayerVisitor
{
    const int OpaqueMarkerLength = 12;

    readonly InterestCursor interests = new(table);
    readonly BoundedContent contents = new();
    readonly List<Wanted> wanted = [];
    readonly List<Wanted> ahead = [];
    readonly Dictionary<(string Path, string Reader), FileEvidence> files = [];
    readonly Dictionary<string, Cover> covers = [];
    readonly Dictionary<string, Link> links = [];
    readonly List<Gap> gaps = [];

    // Read where a link leads: the link itself, met later, must not take it away.
    readonly HashSet<string> overLinks = [];

    /// <summary>Hard links at wanted paths: where the content is, and for whom. Their content was passed before anybody knew.</summary>
    public Dictionary<string, List<(string Path, Wanted Wanted)>> HardLinks { get; } = [];

    static ReadOnlySpan<byte> OpaqueMarker => ".wh..wh..opq"u8;

    static ReadOnlySpan<byte> WhiteoutPrefix => ".wh."u8;

    public bool Enters(ReadOnlySpan<byte> directory) => interests.Leads(directory);

    public bool MayWant(in FileEntry entry) => entry.Size <= limits.MaxFileBytes && interests.Find(entry.Path, ahead);

    public bool Meets(in FileEntry entry)
    {
        if (files.Count + covers.Count + links.Count > limits.MaxWantedPerLayer)
            throw new LimitExceededException(nameof(Limits.MaxWantedPerLayer), limits.MaxWantedPerLayer, "A layer with package databases");
        if (entry.Kind is FileKind.Whiteout or FileKind.Opaque)
        {
            Hides(entry);
            return false;
        }

        var slash = entry.Path.LastIndexOf((byte)'/');
        var name = entry.Path[(slash + 1)..];
        if (name.StartsWith(WhiteoutPrefix))
        {
            Whiteout(entry.Path, slash, name);
            return false;
        }

        if (entry.Kind == FileKind.Directory)
        {
            if (interests.Leads(entry.Path))
                Covers(CoverKind.Directory, entry.Path);
            else if (interests.Names(entry.Path))
                Replaces(entry.Path);
            return false;
        }

        if (interests.Leads(entry.Path))
            Replaces(entry.Path);
        if (!interests.Find(entry.Path, wanted))
            return entry.Kind == FileKind.SymbolicLink && interests.Leads(entry.Path) && KeepLink(entry);
        return entry.Kind switch
        {
            FileKind.File => Fits(entry),
            FileKind.SymbolicLink => KeepLink(entry),
            FileKind.HardLink => KeepHardLink(entry),
            _ => Replaces(entry.Path),
        };
    }

    public void Content(in FileEntry entry, Stream content)
    {
        using var share = budget.Take(entry.Size, cancellation);
        Deliver(Text(entry.Path), contents.Read(content, entry.Size), wanted);
    }

    public void Unreadable(ReadOnlySpan<byte> path, string message)
    {
        if (gaps.Count < limits.MaxGapsPerFile && (interests.Leads(path) || interests.Find(path, wanted)))
            gaps.Add(new Gap(GapCode.AccessDenied, Text(path), message));
    }

    /// <summary>What was learned, in an order that does not depend on how the layer was stored.</summary>
    public LayerEvidence ToEvidence(long entries, long bytes) => new()
    {
        Files = [.. files.OrderBy(f => f.Key.Path, StringComparer.Ordinal).ThenBy(f => f.Key.Reader, StringComparer.Ordinal).Select(f => f.Value)],
        Covers = [.. covers.Values.OrderBy(c => c.Path, StringComparer.Ordinal).ThenBy(c => c.Kind)],
        Links = [.. links.Values.OrderBy(l => l.Path, StringComparer.Ordinal)],
        Gaps = [.. gaps.OrderBy(g => g.Path, StringComparer.Ordinal)],
        Entries = entries,
        Bytes = bytes,
    };

    /// <summary>Gives a file to readers under the path each knows it by.</summary>
    public void Deliver(string path, ReadOnlySpan<byte> bytes, IReadOnlyList<Wanted> readers)
    {
        foreach (var one in readers)
        {
            var known = one.NameOf(path);
            if (known != path)
                overLinks.Add(known);
            files[(known, one.Reader.Id.Name)] = ReaderCall.Read(one.Reader, known, bytes, limits);
        }

        links.Remove(path);
    }

    static string Text(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path);

    void Whiteout(ReadOnlySpan<byte> path, int slash, ReadOnlySpan<byte> name)
    {
        var directory = path[..Math.Max(slash, 0)];
        if (name.Length == OpaqueMarkerLength && name.SequenceEqual(OpaqueMarker))
        {
            MakesOpaque(directory);
            return;
        }

        // A whiteout of nothing, or of the directory itself, names no file.
        var hidden = name[WhiteoutPrefix.Length..];
        if (hidden.IsEmpty || hidden.SequenceEqual("."u8) || hidden.SequenceEqual(".."u8))
            return;
        Gone(directory.IsEmpty ? hidden : [.. directory, (byte)'/', .. hidden]);
    }

    /// <summary>What the directories of an overlay hide. They say it in other ways than archives, and <c>.wh.</c> is a name like any other there.</summary>
    void Hides(in FileEntry entry)
    {
        if (entry.Kind == FileKind.Opaque)
            MakesOpaque(entry.Path);
        else
            Gone(entry.Path);
    }

    void MakesOpaque(ReadOnlySpan<byte> directory)
    {
        if (interests.Leads(directory))
            Covers(CoverKind.Opaque, directory);
    }

    void Gone(ReadOnlySpan<byte> path)
    {
        if (!interests.Leads(path) && !interests.Find(path, wanted))
            return;
        var target = Text(path);
        covers[$"w{target}"] = new Cover(CoverKind.Whiteout, target);
    }

    void Covers(CoverKind kind, ReadOnlySpan<byte> path)
    {
        var text = Text(path);
        if (kind == CoverKind.Directory)
            links.Remove(text);
        covers[$"{(char)('a' + (int)kind)}{text}"] = new Cover(kind, text);
    }

    /// <summary>Something that is no file, where a file or directory was looked for. Later entries of a path stand for earlier ones.</summary>
    bool Replaces(ReadOnlySpan<byte> path)
    {
        var text = Text(path);
        covers[$"r{text}"] = new Cover(CoverKind.Replacement, text);
        if (!overLinks.Contains(text))
        {
            interests.Find(path, wanted);
            foreach (var one in wanted)
                files.Remove((text, one.Reader.Id.Name));
        }

        links.Remove(text);
        return false;
    }

    bool KeepLink(in FileEntry entry)
    {
        Replaces(entry.Path);
        var path = Text(entry.Path);
        links[path] = new Link(path, Text(entry.LinkTarget));
        return false;
    }

    bool KeepHardLink(in FileEntry entry)
    {
        Replaces(entry.Path);
        if (!interests.Find(entry.Path, wanted))
            return false;
        var target = Text(entry.LinkTarget);
        if (!HardLinks.TryGetValue(target, out var list))
            HardLinks[target] = list = [];
        foreach (var one in wanted)
            list.Add((Text(entry.Path), one));
        return false;
    }

    bool Fits(in FileEntry entry)
    {
        if (entry.Size <= limits.MaxFileBytes)
            return true;
        var path = Text(entry.Path);
        foreach (var one in wanted)
            files[(path, one.Reader.Id.Name)] = ReaderCall.TooLarge(one.Reader, path, entry.Size, limits);
        return false;
    }
}
