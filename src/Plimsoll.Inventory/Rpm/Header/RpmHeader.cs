using System.Buffers.Binary;

namespace Plimsoll.Inventory.Rpm.Header;

/// <summary>An rpm header as databases store it: two counts, an index of tags, and their data; all numbers big-endian.</summary>
/// <remarks>rpm, "RPM v4 package format", section Header. Every offset is checked against the bytes that are there.</remarks>
readonly ref struct RpmHeader
{
    const int CountBytes = 8;
    const int EntryBytes = 16;
    const int Int32Type = 4;
    const int StringType = 6;
    const int StringArrayType = 8;
    const int TranslatedType = 9;

    readonly ReadOnlySpan<byte> index;
    readonly ReadOnlySpan<byte> data;

    RpmHeader(ReadOnlySpan<byte> index, ReadOnlySpan<byte> data)
    {
        this.index = index;
        this.data = data;
    }

    public static bool TryParse(ReadOnlySpan<byte> blob, out RpmHeader header)
    {
        header = default;
        if (blob.Length < CountBytes)
            return false;
        var (entries, length) = (BinaryPrimitives.ReadUInt32BigEndian(blob), BinaryPrimitives.ReadUInt32BigEndian(blob[4..]));
        var indexBytes = (long)entries * EntryBytes;
        if (entries == 0 || CountBytes + indexBytes + length > blob.Length)
            return false;
        header = new RpmHeader(blob.Slice(CountBytes, (int)indexBytes), blob.Slice(CountBytes + (int)indexBytes, (int)length));
        return true;
    }

    /// <summary>A text, or the first of several.</summary>
    public ReadOnlySpan<byte> Text(RpmTag tag) =>
        TryFind(tag, out var type, out _, out var rest) && type is (StringType or StringArrayType or TranslatedType) ? Terminated(rest) : [];

    public uint? Number(RpmTag tag) =>
        TryFind(tag, out var type, out var count, out var rest) && type == Int32Type && count > 0 && rest.Length >= 4 ? BinaryPrimitives.ReadUInt32BigEndian(rest) : null;

    /// <summary>The bytes of an array of numbers, four each; empty where it is missing or cut.</summary>
    public ReadOnlySpan<byte> Numbers(RpmTag tag) =>
        TryFind(tag, out var type, out var count, out var rest) && type == Int32Type && (long)count * 4 <= rest.Length ? rest[..((int)count * 4)] : [];

    /// <summary>The texts of an array, one after the other, each ended by NUL.</summary>
    public ReadOnlySpan<byte> Texts(RpmTag tag, out int count)
    {
        count = 0;
        if (!TryFind(tag, out var type, out var stated, out var rest) || type is not (StringArrayType or TranslatedType) || stated > rest.Length)
            return [];
        count = (int)stated;
        return rest;
    }

    public static ReadOnlySpan<byte> Terminated(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }

    bool TryFind(RpmTag tag, out uint type, out uint count, out ReadOnlySpan<byte> rest)
    {
        for (var entry = index; !entry.IsEmpty; entry = entry[EntryBytes..])
        {
            if (BinaryPrimitives.ReadInt32BigEndian(entry) != (int)tag)
                continue;
            var offset = BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            if (offset > data.Length)
                break;
            type = BinaryPrimitives.ReadUInt32BigEndian(entry[4..]);
            count = BinaryPrimitives.ReadUInt32BigEndian(entry[12..]);
            rest = data[(int)offset..];
            return true;
        }

        type = count = 0;
        rest = [];
        return false;
    }
}
