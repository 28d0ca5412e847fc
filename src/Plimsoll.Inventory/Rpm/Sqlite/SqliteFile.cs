using System.Buffers.Binary;

namespace Plimsoll.Inventory.Rpm.Sqlite;

/// <summary>Pages of an SQLite file, numbered from 1.</summary>
readonly ref struct SqliteFile(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> bytes = bytes;

    public long Bytes => bytes.Length;

    public int PageBytes => bytes.Length < 100 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]) is 1 ? 65536 : BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]);

    /// <summary>Page bytes that are not reserved for extensions.</summary>
    int Usable => PageBytes - bytes[20];

    public bool TryPage(int number, out ReadOnlySpan<byte> page)
    {
        page = default;
        if (number < 1 || (long)number * PageBytes > bytes.Length)
            return false;
        page = bytes.Slice((number - 1) * PageBytes, PageBytes);
        return true;
    }

    /// <summary>How much of a payload stands in its leaf; the rest is in overflow pages.</summary>
    /// <remarks>Section 1.6, "Table B-Tree Leaf Cell".</remarks>
    public int LocalBytes(long payload)
    {
        var (most, least) = (Usable - 35, ((Usable - 12) * 32 / 255) - 23);
        if (payload <= most)
            return (int)payload;
        var kept = least + (int)((payload - least) % (Usable - 4));
        return kept <= most ? kept : least;
    }

    /// <summary>Follows overflow pages. Each fills a part of the value, so a chain that loops ends when the value is full.</summary>
    public bool TryCollect(int number, Span<byte> value)
    {
        while (!value.IsEmpty)
        {
            if (!TryPage(number, out var page) || Usable <= 4)
                return false;
            var part = page[4..Usable];
            part = part[..Math.Min(part.Length, value.Length)];
            part.CopyTo(value);
            value = value[part.Length..];
            number = BinaryPrimitives.ReadInt32BigEndian(page);
        }

        return true;
    }
}
