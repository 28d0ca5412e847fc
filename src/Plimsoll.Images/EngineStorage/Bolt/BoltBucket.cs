using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Images.EngineStorage.Bolt;

/// <summary>A bucket: keys in order, each with a value or with a bucket of its own.</summary>
sealed class BoltBucket
{
    const int HeadBytes = 16;

    readonly BoltPages pages;
    readonly ulong root;
    readonly ReadOnlyMemory<byte>? inline;

    public BoltBucket(BoltPages pages, ulong root)
    {
        this.pages = pages;
        this.root = root;
    }

    // Small buckets lie within the value of their key: a head whose root is page 0, and then the page itself.
    BoltBucket(BoltPages pages, ReadOnlyMemory<byte> value)
    {
        this.pages = pages;
        if (value.Length < HeadBytes)
            throw pages.Broken("a bucket is too short");
        root = BinaryPrimitives.ReadUInt64LittleEndian(value.Span);
        if (root == 0)
            inline = value.Length >= HeadBytes + BoltMeta.HeaderBytes ? value[HeadBytes..] : throw pages.Broken("a bucket is too short");
    }

    /// <summary>The value of a key; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Value(string key) => Find(Encoding.UTF8.GetBytes(key)) is { IsBucket: false } entry ? entry.Value : default(ReadOnlyMemory<byte>?);

    public string? Text(string key) => Value(key) is { } value ? Encoding.UTF8.GetString(value.Span) : null;

    /// <summary>The bucket at a path of keys; null where there is none.</summary>
    public BoltBucket? Bucket(params ReadOnlySpan<string> path)
    {
        var bucket = this;
        foreach (var key in path)
        {
            if (bucket.Find(Encoding.UTF8.GetBytes(key)) is not { IsBucket: true } entry)
                return null;
            bucket = new BoltBucket(pages, entry.Value);
        }

        return bucket;
    }

    /// <summary>The keys that have buckets, in order.</summary>
    public IEnumerable<string> Buckets() => Entries(Start(), 0, []).Where(e => e.IsBucket).Select(e => Encoding.UTF8.GetString(e.Key.Span));

    BoltEntry? Find(byte[] key)
    {
        var page = Start();
        for (var depth = 0; depth <= BoltPages.MaxDepth; depth++)
        {
            var count = pages.Count(page.Span);
            if (!pages.IsBranch(page.Span))
                return FindInLeaf(page, count, key);
            var child = 0UL;
            for (var i = 0; i < count; i++)
            {
                var (first, number) = pages.Child(page, i);
                if (i > 0 && first.Span.SequenceCompareTo(key) > 0)
                    break;
                child = number;
            }

            page = pages.Read(child);
        }

        throw pages.Broken("its tree leads in circles");
    }

    BoltEntry? FindInLeaf(ReadOnlyMemory<byte> page, int count, byte[] key)
    {
        for (var i = 0; i < count; i++)
            if (pages.Entry(page, i) is var entry && entry.Key.Span.SequenceEqual(key))
                return entry;
        return null;
    }

    IEnumerable<BoltEntry> Entries(ReadOnlyMemory<byte> page, int depth, HashSet<ulong> seen)
    {
        if (depth > BoltPages.MaxDepth)
            throw pages.Broken("its tree is nested too deep");
        var count = pages.Count(page.Span);
        var isBranch = pages.IsBranch(page.Span);
        for (var i = 0; i < count; i++)
        {
            if (!isBranch)
            {
                yield return pages.Entry(page, i);
                continue;
            }

            var (_, child) = pages.Child(page, i);
            if (!seen.Add(child))
                throw pages.Broken("its tree leads in circles");
            foreach (var entry in Entries(pages.Read(child), depth + 1, seen))
                yield return entry;
        }
    }

    ReadOnlyMemory<byte> Start() => inline ?? pages.Read(root);
}
