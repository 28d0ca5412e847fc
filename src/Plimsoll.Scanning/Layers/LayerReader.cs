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
    readonly BoundedContent contents = new(limits);
    readonly List<Wanted> wanted = [];
    readonly List<Wanted> ahead = [];
    readonly Dictionary<(string Path, string Reader), FileEvidence> files = [];
    readonly Dictionary<string, Link> links = [];
    readonly PathRecord paths = new();
    readonly List<Gap> gaps = [];

    // What is known of this layer's paths: a later entry of a path stands for an earlier one.
    readonly HashSet<ulong> known = [];

    // Read where a link leads: the link itself, met later, must not take it away.
    readonly HashSet<string> overLinks = [];

    // Where contents are fetched one by one, those of programs are asked for when it is known that no package owns them: a distribution's own advisories judge the others.
    readonly List<string> passedPrograms = [];
    bool isInParts;

    /// <summary>Contents that somebody wants after all entries have passed: behind hard links, of programs that nobody owns. Where each lies, and for whom.</summary>
    public Dictionary<string, List<(string Path, Wanted Wanted)>> Later { get; } = [];

    static ReadOnlySpan<byte> OpaqueMarker => ".wh..wh..opq"u8;

    static ReadOnlySpan<byte> WhiteoutPrefix => ".wh."u8;

    public bool Enters(ReadOnlySpan<byte> directory) => interests.Enters(directory);

    public bool MayWant(in FileEntry entry)
    {
        isInParts = true;
        return entry.Size <= limits.MaxFileBytes && interests.Find(entry.Path, ahead);
    }

    public bool Meets(in FileEntry entry)
    {
        if (files.Count + links.Count > limits.MaxWantedPerLayer)
            throw new LimitExceededException(nameof(Limits.MaxWantedPerLayer), limits.MaxWantedPerLayer, "A layer with package databases");
        if (entry.Kind is FileKind.Whiteout or FileKind.Opaque)
        {
            paths.Add(entry.Kind, PathHash.Of(entry.Path));
            return false;
        }

        var slash = entry.Path.LastIndexOf((byte)'/');
        var name = entry.Path[(slash + 1)..];
        if (name.StartsWith(WhiteoutPrefix))
        {
            Hides(entry.Path, slash, name);
            return false;
        }

        var hash = PathHash.Of(entry.Path);
        paths.Add(entry.Kind, hash);
        if (known.Contains(hash))
            Forget(Text(entry.Path));
        return entry.Kind switch
        {
            FileKind.File => Wants(entry),
            FileKind.SymbolicLink => KeepLink(entry, hash),
            FileKind.HardLink => KeepHardLink(entry),
            FileKind.Directory => KeepDirectory(entry),
            _ => false,
        };
    }

    public void Content(in FileEntry entry, Stream content)
    {
        var isTooLarge = entry.Size > limits.MaxFileBytes;
        var mayRun = ExecutableLook.MayBe(entry) && !isInParts;
        var held = mayRun && !isTooLarge ? entry.Size : Held(entry.Size);
        using var share = budget.Take(held, cancellation);
        var head = contents.ReadHead(content, Math.Min(entry.Size, Math.Max(held, ExecutableLook.HeadBytes)), ExecutableLook.HeadBytes);
        if (mayRun && ExecutableLook.Is(head))
        {
            if (isTooLarge)
                TooLarge(entry, table.Anywhere.Executables[..Math.Min(1, table.Anywhere.Executables.Count)]);
            else
                wanted.AddRange(table.Anywhere.Executables);
        }

        if (wanted.Count > 0)
            Deliver(Text(entry.Path), contents.ReadRest(content, Math.Max(held, head.Length)), entry.Size, wanted);
    }

    public void Unreadable(ReadOnlySpan<byte> path, string message)
    {
        if (gaps.Count < limits.MaxGapsPerFile && (interests.Enters(path) || interests.Find(path, wanted)))
            gaps.Add(new Gap(GapCode.AccessDenied, Text(path), message));
    }

    /// <summary>What was learned, in an order that does not depend on how the layer was stored.</summary>
    public LayerEvidence ToEvidence(long entries, long bytes) => new()
    {
        Files = [.. files.OrderBy(f => f.Key.Path, StringComparer.Ordinal).ThenBy(f => f.Key.Reader, StringComparer.Ordinal).Select(f => f.Value)],
        Paths = paths.ToPaths(),
        Links = [.. links.Values.OrderBy(l => l.Path, StringComparer.Ordinal)],
        Gaps = [.. gaps.OrderBy(g => g.Path, StringComparer.Ordinal)],
        Entries = entries,
        Bytes = bytes,
    };

    /// <summary>Gives a file to readers under the path each knows it by.</summary>
    public void Deliver(string path, ReadOnlySpan<byte> bytes, long size, IReadOnlyList<Wanted> readers)
    {
        foreach (var one in readers)
        {
            var name = one.NameOf(path);
            if (name != path)
                overLinks.Add(name);
            Keep(name, one.Reader, ReaderCall.Read(one.Reader, name, bytes, size, limits));
        }

        links.Remove(path);
    }

    /// <summary>Programs that were passed because they are fetched by themselves: those that no package of this layer owns are asked for now.</summary>
    public void AskForUnownedPrograms()
    {
        if (passedPrograms.Count == 0)
            return;
        var owned = files.Values.SelectMany(f => f.Ownerships).SelectMany(o => o.Hashes.ToArray()).ToHashSet();
        foreach (var path in passedPrograms)
            if (!PathAliases.Of(path).Any(p => owned.Contains(PathHash.Of(p))))
                foreach (var one in table.Anywhere.Executables)
                    AskLater(path, path, one);
        passedPrograms.Clear();
    }

    /// <summary>Whether a reader wants programs, and not this path.</summary>
    public bool IsForPrograms(Wanted one) => table.Anywhere.Executables.Contains(one);

    static string Text(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path);

    void Keep(string path, IFileReader reader, FileEvidence evidence)
    {
        known.Add(PathHash.Of(path));
        files[(path, reader.Id.Name)] = evidence;
    }

    void Hides(ReadOnlySpan<byte> path, int slash, ReadOnlySpan<byte> name)
    {
        var directory = path[..Math.Max(slash, 0)];
        if (name.Length == OpaqueMarkerLength && name.SequenceEqual(OpaqueMarker))
        {
            paths.Add(FileKind.Opaque, PathHash.Of(directory));
            return;
        }

        // A whiteout of nothing, or of the directory itself, names no file.
        var hidden = name[WhiteoutPrefix.Length..];
        if (!hidden.IsEmpty && !hidden.SequenceEqual("."u8) && !hidden.SequenceEqual(".."u8))
            paths.Add(FileKind.Whiteout, PathHash.Of(directory.IsEmpty ? hidden : [.. directory, (byte)'/', .. hidden]));
    }

    /// <summary>Later entries of a path stand for earlier ones.</summary>
    void Forget(string path)
    {
        links.Remove(path);
        if (overLinks.Contains(path))
            return;
        foreach (var key in files.Keys.Where(k => k.Path == path).ToList())
            files.Remove(key);
    }

    bool Wants(in FileEntry entry)
    {
        var byPath = interests.Find(entry.Path, wanted);
        var mayRun = table.Anywhere.Executables.Count > 0 && ExecutableLook.MayBe(entry);
        if (mayRun && isInParts && entry.Size <= limits.MaxFileBytes)
            passedPrograms.Add(Text(entry.Path));
        if (byPath && entry.Size > limits.MaxFileBytes)
        {
            TooLarge(entry, wanted.FindAll(w => w.Reader.HeadBytes is null));
            wanted.RemoveAll(w => w.Reader.HeadBytes is null);
            return wanted.Count > 0;
        }

        return byPath || (mayRun && !isInParts);
    }

    /// <summary>Some directories say by their names alone what lies in them.</summary>
    bool KeepDirectory(in FileEntry entry)
    {
        if (interests.FindDirectory(entry.Path, wanted))
            Deliver(Text(entry.Path), [], 0, wanted);
        return false;
    }

    /// <summary>How much of a file must be held: as much as the reader who asks for most is given.</summary>
    long Held(long size)
    {
        var most = 0L;
        foreach (var one in wanted)
            most = Math.Max(most, Math.Min(size, one.Reader.HeadBytes ?? size));
        return most;
    }

    bool KeepLink(in FileEntry entry, ulong hash)
    {
        if (interests.FindPlaced(entry.Path, wanted) || interests.Leads(entry.Path))
        {
            var path = Text(entry.Path);
            known.Add(hash);
            links[path] = new Link(path, Text(entry.LinkTarget));
        }

        return false;
    }

    // A program under a second name is the program that was read under its first.
    bool KeepHardLink(in FileEntry entry)
    {
        if (interests.Find(entry.Path, wanted))
            foreach (var one in wanted)
                AskLater(Text(entry.LinkTarget), Text(entry.Path), one);
        return false;
    }

    void AskLater(string content, string path, Wanted one)
    {
        if (!Later.TryGetValue(content, out var list))
            Later[content] = list = [];
        list.Add((path, one));
    }

    void TooLarge(in FileEntry entry, List<Wanted> readers)
    {
        var path = Text(entry.Path);
        foreach (var one in readers)
            Keep(path, one.Reader, ReaderCall.TooLarge(one.Reader, path, entry.Size, limits));
    }
}
