using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Testing.Engines;

/// <summary>Writes bbolt databases, as containerd keeps its metadata in. It shares no code with what reads them.</summary>
/// <param name="pageBytes">A power of two.</param>
/// <param name="perPage">Elements of one page at most: few make a tall tree.</param>
/// <param name="inline">Whether small buckets lie within their parents, as bbolt does it.</param>
public sealed class BoltFixture(int pageBytes = 512, int perPage = 1000, bool inline = true)
{
    const int HeaderBytes = 16;
    const int ElementBytes = 16;

    readonly List<byte> tree = [];

    /// <param name="root">Keys with values (<c>byte[]</c>, <c>string</c>) or buckets (such a dictionary).</param>
    /// <param name="transaction">The last commit's number; the commit before it was of an empty database.</param>
    public byte[] Build(IReadOnlyDictionary<string, object> root, ulong transaction = 2)
    {
        tree.Clear();
        tree.AddRange(new byte[pageBytes * 4]);
        var page = Bucket(root);
        var file = tree.ToArray();
        Header(file.AsSpan(pageBytes * 2), 2, 0x10, 0, 0);
        Header(file.AsSpan(pageBytes * 3), 3, 2, 0, 0);
        Meta(file.AsSpan((int)(transaction % 2) * pageBytes), page, transaction);
        Meta(file.AsSpan((int)((transaction + 1) % 2) * pageBytes), 3, transaction - 1);
        return file;
    }

    void Meta(Span<byte> page, ulong root, ulong transaction)
    {
        Header(page, transaction % 2, 4, 0, 0);
        var meta = page[HeaderBytes..];
        BinaryPrimitives.WriteUInt32LittleEndian(meta, 0xED0CDAED);
        BinaryPrimitives.WriteUInt32LittleEndian(meta[4..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(meta[8..], (uint)pageBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(meta[16..], root);
        BinaryPrimitives.WriteUInt64LittleEndian(meta[32..], 2);
        BinaryPrimitives.WriteUInt64LittleEndian(meta[40..], (ulong)(tree.Count / pageBytes));
        BinaryPrimitives.WriteUInt64LittleEndian(meta[48..], transaction);
        var hash = 14695981039346656037UL;
        foreach (var one in meta[..56])
            hash = (hash ^ one) * 1099511628211UL;
        BinaryPrimitives.WriteUInt64LittleEndian(meta[56..], hash);
    }

    /// <summary>Writes a bucket's pages and gives the number of its root.</summary>
    ulong Bucket(IReadOnlyDictionary<string, object> entries)
    {
        var leaves = Leaves(entries);
        var level = leaves.Chunk(perPage).DefaultIfEmpty([]).Select(chunk => (First: chunk.Length > 0 ? chunk[0].Key : [], Page: Append(Leaf(chunk)))).ToList();
        while (level.Count > 1)
            level = [.. level.Chunk(Math.Max(2, perPage)).Select(chunk => (chunk[0].First, Append(Branch(chunk))))];
        return level[0].Page;
    }

    List<(uint Flags, byte[] Key, byte[] Value)> Leaves(IReadOnlyDictionary<string, object> entries) =>
        [.. entries.Select(e => (Key: Encoding.UTF8.GetBytes(e.Key), e.Value)).OrderBy(e => Convert.ToHexString(e.Key), StringComparer.Ordinal).Select(e => e.Value switch
        {
            byte[] bytes => (0u, e.Key, bytes),
            string text => (0u, e.Key, Encoding.UTF8.GetBytes(text)),
            IReadOnlyDictionary<string, object> bucket => (1u, e.Key, BucketValue(bucket)),
            var other => throw new ArgumentException($"{other} is neither a value nor a bucket"),
        })];

    byte[] BucketValue(IReadOnlyDictionary<string, object> bucket)
    {
        var head = new byte[HeaderBytes];
        if (inline && bucket.Values.All(v => v is byte[] or string) && Leaf([.. Leaves(bucket)]) is var page && page.Length <= pageBytes / 4)
            return [.. head, .. page];
        BinaryPrimitives.WriteUInt64LittleEndian(head, Bucket(bucket));
        return head;
    }

    static byte[] Leaf((uint Flags, byte[] Key, byte[] Value)[] entries)
    {
        var data = HeaderBytes + (entries.Length * ElementBytes);
        var page = new byte[data + entries.Sum(e => e.Key.Length + e.Value.Length)];
        Header(page, 0, 2, entries.Length, 0);
        for (var i = 0; i < entries.Length; i++)
        {
            var (flags, key, value) = entries[i];
            var at = HeaderBytes + (i * ElementBytes);
            BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(at), flags);
            BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(at + 4), (uint)(data - at));
            BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(at + 8), (uint)key.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(at + 12), (uint)value.Length);
            key.CopyTo(page.AsSpan(data));
            value.CopyTo(page.AsSpan(data + key.Length));
            data += key.Length + value.Length;
        }

        return page;
    }

    static byte[] Branch((byte[] First, ulong Page)[] children)
    {
        var data = HeaderBytes + (children.Length * ElementBytes);
        var page = new byte[data + children.Sum(c => c.First.Length)];
        Header(page, 0, 1, children.Length, 0);
        for (var i = 0; i < children.Length; i++)
        {
            var at = HeaderBytes + (i * ElementBytes);
            BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(at), (uint)(data - at));
            BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(at + 4), (uint)children[i].First.Length);
            BinaryPrimitives.WriteUInt64LittleEndian(page.AsSpan(at + 8), children[i].Page);
            children[i].First.CopyTo(page.AsSpan(data));
            data += children[i].First.Length;
        }

        return page;
    }

    /// <summary>Puts a page, and what of it overflows, at the end of the file.</summary>
    ulong Append(byte[] page)
    {
        var number = (ulong)(tree.Count / pageBytes);
        var pages = (page.Length + pageBytes - 1) / pageBytes;
        BinaryPrimitives.WriteUInt64LittleEndian(page, number);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(12), (uint)(pages - 1));
        tree.AddRange(page);
        tree.AddRange(new byte[(pages * pageBytes) - page.Length]);
        return number;
    }

    static void Header(Span<byte> page, ulong number, ushort flags, int count, uint overflow)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(page, number);
        BinaryPrimitives.WriteUInt16LittleEndian(page[8..], flags);
        BinaryPrimitives.WriteUInt16LittleEndian(page[10..], (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(page[12..], overflow);
    }
}
