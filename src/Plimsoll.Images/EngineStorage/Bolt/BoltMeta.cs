using System.Buffers.Binary;

namespace Plimsoll.Images.EngineStorage.Bolt;

/// <summary>One of the two meta pages: which page the tree of the last commit starts at. The valid one of the higher transaction counts.</summary>
/// <remarks>bbolt, file format version 2: after the page's header magic, version, page size, flags, root, sequence, freelist, high-water mark, transaction, FNV-64a of all before.</remarks>
readonly record struct BoltMeta(int PageBytes, ulong Root, ulong Transaction)
{
    public const int HeaderBytes = 16;
    public const int MinPageBytes = 512;
    public const int MaxPageBytes = 64 * 1024;

    const int Bytes = 64;
    const int ChecksumAt = 56;
    const uint Magic = 0xED0CDAED;
    const uint Version = 2;

    /// <param name="page">The beginning of a meta page, with its header.</param>
    public static BoltMeta? Parse(ReadOnlySpan<byte> page)
    {
        if (page.Length < HeaderBytes + Bytes)
            return null;
        var meta = page.Slice(HeaderBytes, Bytes);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(meta[8..]);
        var holds = BinaryPrimitives.ReadUInt32LittleEndian(meta) == Magic &&
            BinaryPrimitives.ReadUInt32LittleEndian(meta[4..]) == Version &&
            BinaryPrimitives.ReadUInt64LittleEndian(meta[ChecksumAt..]) == Checksum(meta[..ChecksumAt]) &&
            size is >= MinPageBytes and <= MaxPageBytes && uint.IsPow2(size);
        return holds ? new BoltMeta((int)size, BinaryPrimitives.ReadUInt64LittleEndian(meta[16..]), BinaryPrimitives.ReadUInt64LittleEndian(meta[48..])) : null;
    }

    /// <summary>FNV-1a of 64 bits.</summary>
    static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var one in bytes)
            hash = (hash ^ one) * 0x100000001B3;
        return hash;
    }
}
