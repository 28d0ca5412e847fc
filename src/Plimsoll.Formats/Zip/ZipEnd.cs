using System.Buffers.Binary;

namespace Plimsoll.Formats.Zip;

/// <summary>The record at an archive's end that says where its central directory lies.</summary>
/// <param name="Start">Where the directory begins in the bytes.</param>
/// <param name="Prefix">Bytes before the archive that its own offsets do not count: the script of a self-extracting one.</param>
/// <remarks>APPNOTE 6.3.10, sections 4.3.14 to 4.3.16. Found as Java's own reader does it: the directory ends where this record begins.</remarks>
readonly record struct ZipEnd(long Start, long Size, long Prefix, long Count)
{
    const int RecordBytes = 22;
    const int MaxCommentBytes = ushort.MaxValue;
    const int LocatorBytes = 20;
    const int Zip64Bytes = 56;
    const uint LocatorSignature = 0x07064B50;
    const uint Zip64Signature = 0x06064B50;

    static ReadOnlySpan<byte> Signature => "PK\x05\x06"u8;

    public static bool TryFind(ReadOnlySpan<byte> bytes, out ZipEnd end)
    {
        // A comment may hold a false record: the one whose comment ends with the file is asked first.
        for (var exact = true; ; exact = false)
        {
            var window = Math.Max(0, bytes.Length - RecordBytes - MaxCommentBytes);
            var rest = bytes[window..];
            for (int at; (at = rest.LastIndexOf(Signature)) >= 0; rest = rest[..at])
                if (TryRead(bytes, window + at, exact, out end))
                    return true;
            if (exact)
                continue;
            end = default;
            return false;
        }
    }

    static bool TryRead(ReadOnlySpan<byte> bytes, int at, bool exact, out ZipEnd end)
    {
        end = default;
        var record = bytes[at..];
        if (record.Length < RecordBytes)
            return false;
        int comment = BinaryPrimitives.ReadUInt16LittleEndian(record[20..]);
        if (exact ? record.Length - RecordBytes != comment : record.Length - RecordBytes < comment)
            return false;
        long count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        long position = at;
        if (TryFind64(bytes, at, out var place))
        {
            var large = bytes[place..];
            count = count == ushort.MaxValue ? BinaryPrimitives.ReadInt64LittleEndian(large[32..]) : count;
            size = size == uint.MaxValue ? BinaryPrimitives.ReadInt64LittleEndian(large[40..]) : size;
            offset = offset == uint.MaxValue ? BinaryPrimitives.ReadInt64LittleEndian(large[48..]) : offset;
            position = place;
        }

        return TryPlace(bytes, position, size, offset, count, out end);
    }

    // The locator's offset does not count a prefix either: the record's usual place, right before the locator, is as good.
    static bool TryFind64(ReadOnlySpan<byte> bytes, int recordAt, out int place)
    {
        place = 0;
        var at = recordAt - LocatorBytes;
        if (at < Zip64Bytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) != LocatorSignature)
            return false;
        foreach (var candidate in (ReadOnlySpan<long>)[BinaryPrimitives.ReadInt64LittleEndian(bytes[(at + 8)..]), at - Zip64Bytes])
        {
            if (candidate < 0 || candidate > at - Zip64Bytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)candidate..]) != Zip64Signature)
                continue;
            place = (int)candidate;
            return true;
        }

        return false;
    }

    static bool TryPlace(ReadOnlySpan<byte> bytes, long position, long size, long offset, long count, out ZipEnd end)
    {
        end = default;
        if (size < 0 || offset < 0 || count < 0 || size > position)
            return false;
        var start = position - size;
        if (start >= offset && (size == 0 ? count == 0 : IsDirectory(bytes, start)))
            end = new ZipEnd(start, size, start - offset, count);
        else if (offset <= start && IsDirectory(bytes, offset))
            end = new ZipEnd(offset, size, 0, count);
        else
            return false;
        return true;
    }

    static bool IsDirectory(ReadOnlySpan<byte> bytes, long at) =>
        at <= bytes.Length - sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]) == ZipMember.Signature;
}
