using System.Buffers.Binary;

namespace Plimsoll.Images.EngineStorage.Bolt;

/// <summary>An entry of a leaf: a value, or a bucket's head.</summary>
readonly record struct BoltEntry(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value, bool IsBucket);

/// <summary>The pages of one commit, and the work that reading them may cost.</summary>
/// <remarks>A page: number 8, flags 2, count 2, overflow 4; then elements of 16 bytes, whose positions count from themselves.</remarks>
sealed class BoltPages(BoltFile file, BoltMeta meta)
{
    public const int MaxDepth = 32;

    const int MaxPages = 200_000;
    const int ElementBytes = 16;
    const int Branch = 1;
    const int Leaf = 2;

    int read;

    public BoltException Broken(string problem) => file.Broken(problem);

    public byte[] Read(ulong number)
    {
        if (++read > MaxPages)
            throw Broken("it has more pages than an engine's would");
        return file.Page(number, meta.PageBytes);
    }

    public bool IsBranch(ReadOnlySpan<byte> page) => Flags(page) switch
    {
        Branch => true,
        Leaf => false,
        _ => throw Broken("a page of its tree is of another kind"),
    };

    public int Count(ReadOnlySpan<byte> page)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(page[10..]);
        return BoltMeta.HeaderBytes + (count * ElementBytes) <= page.Length ? count : throw Broken("a page states more elements than it has room for");
    }

    /// <summary>An element of a branch: the first key below it, and its page.</summary>
    public (ReadOnlyMemory<byte> Key, ulong Page) Child(ReadOnlyMemory<byte> page, int index)
    {
        var at = BoltMeta.HeaderBytes + (index * ElementBytes);
        var element = page.Span[at..];
        return (Part(page, at + (long)UInt32(element), UInt32(element[4..])), BinaryPrimitives.ReadUInt64LittleEndian(element[8..]));
    }

    /// <summary>An element of a leaf.</summary>
    public BoltEntry Entry(ReadOnlyMemory<byte> page, int index)
    {
        var at = BoltMeta.HeaderBytes + (index * ElementBytes);
        var element = page.Span[at..];
        var (keyBytes, valueBytes) = (UInt32(element[8..]), UInt32(element[12..]));
        var key = at + (long)UInt32(element[4..]);
        return new BoltEntry(Part(page, key, keyBytes), Part(page, key + keyBytes, valueBytes), (UInt32(element) & 1) != 0);
    }

    static int Flags(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadUInt16LittleEndian(page[8..]);

    static uint UInt32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> page, long at, uint length) =>
        at + length <= page.Length ? page.Slice((int)at, (int)length) : throw Broken("an element of a page reaches over its end");
}
