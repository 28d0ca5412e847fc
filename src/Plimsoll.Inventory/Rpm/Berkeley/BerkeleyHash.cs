using System.Buffers;
using System.Buffers.Binary;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Rpm.Berkeley;

/// <summary>A Berkeley DB hash file, read page by page: no key is looked up, every value is shown.</summary>
/// <remarks>Berkeley DB, db_page.h: metadata page, hash pages of key and value items, overflow chains for long values. Either byte order.</remarks>
static class BerkeleyHash
{
    const uint HashMagic = 0x061561;
    const int MagicOffset = 12;
    const int PageSizeOffset = 20;
    const int PageHeaderBytes = 26;
    const int HashPage = 13;
    const int OldHashPage = 2;
    const int OverflowPage = 7;
    const byte InlineItem = 1;
    const byte OffPageItem = 3;
    const int OffPageItemBytes = 12;
    const int SmallestHeader = 16;

    public static bool Recognises(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= MagicOffset + 4 && (BinaryPrimitives.ReadUInt32LittleEndian(bytes[MagicOffset..]) == HashMagic || BinaryPrimitives.ReadUInt32BigEndian(bytes[MagicOffset..]) == HashMagic);

    public static void Read(ReadOnlySpan<byte> bytes, RpmRecord visit, ReadBudget budget, EvidenceSink evidence)
    {
        var pages = new Pages(bytes);
        if (pages.Size is < 512 or > 65536 || (pages.Size & (pages.Size - 1)) != 0)
        {
            evidence.Gap(GapCode.Malformed, "its pages have an impossible size");
            return;
        }

        if (bytes.Length % pages.Size != 0)
            evidence.Gap(GapCode.Truncated, "the database ends in the middle of a page");
        var index = 0;
        for (var number = 1; number < pages.Count; number++)
            if (pages.Type(number) is HashPage or OldHashPage && !ReadPage(pages, number, ref index, visit, budget, evidence))
                return;
    }

    static bool ReadPage(Pages pages, int number, ref int index, RpmRecord visit, ReadBudget budget, EvidenceSink evidence)
    {
        var page = pages[number];
        var entries = pages.UInt16(page, 20);
        if (PageHeaderBytes + (entries * 2) > page.Length)
        {
            evidence.Gap(GapCode.Malformed, $"page {number:N0} states more items than it can hold");
            return true;
        }

        // Items alternate, key and value, and are laid from the end of the page downwards.
        for (var i = 1; i < entries; i += 2)
        {
            int start = pages.UInt16(page, PageHeaderBytes + (i * 2)), end = pages.UInt16(page, PageHeaderBytes + ((i - 1) * 2));
            if (start < PageHeaderBytes || start >= end || end > page.Length)
            {
                evidence.Gap(GapCode.Malformed, $"item {i} of page {number:N0} lies outside it");
                continue;
            }

            if (!ReadItem(pages, page[start..end], ref index, visit, budget, evidence))
                return false;
        }

        return true;
    }

    static bool ReadItem(Pages pages, ReadOnlySpan<byte> item, ref int index, RpmRecord visit, ReadBudget budget, EvidenceSink evidence)
    {
        // The counter of package numbers is a value too, of four bytes.
        if (item[0] == InlineItem)
            return item.Length - 1 < SmallestHeader || visit(item[1..], index++);
        if (item[0] != OffPageItem || item.Length < OffPageItemBytes)
        {
            evidence.Gap(GapCode.Malformed, "a value is of a kind that rpm does not write");
            return true;
        }

        var (first, length) = (pages.UInt32(item, 4), pages.UInt32(item, 8));
        if (length > pages.Bytes)
        {
            evidence.Gap(GapCode.Malformed, $"a value of {length:N0} bytes is longer than the database");
            return true;
        }

        if (!budget.TrySpend(length))
        {
            evidence.Gap(GapCode.TooLarge, "its records overlap and add up to far more than the file; the rest was not read");
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            if (TryCollect(pages, first, buffer.AsSpan(0, (int)length)))
                return visit(buffer.AsSpan(0, (int)length), index++);
            evidence.Gap(GapCode.Malformed, $"the pages of a value, from {first:N0} on, do not hold its {length:N0} bytes");
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Follows an overflow chain. Each page must bring bytes, so a chain that loops ends when the value is full.</summary>
    static bool TryCollect(Pages pages, uint number, Span<byte> value)
    {
        while (!value.IsEmpty)
        {
            if (number == 0 || number >= pages.Count || pages.Type((int)number) != OverflowPage)
                return false;
            var page = pages[(int)number];
            int used = pages.UInt16(page, 22);
            if (used == 0 || used > page.Length - PageHeaderBytes)
                return false;
            var part = page.Slice(PageHeaderBytes, Math.Min(used, value.Length));
            part.CopyTo(value);
            value = value[part.Length..];
            number = pages.UInt32(page, 16);
        }

        return true;
    }

    readonly ref struct Pages(ReadOnlySpan<byte> bytes)
    {
        readonly ReadOnlySpan<byte> bytes = bytes;
        readonly bool isBig = BinaryPrimitives.ReadUInt32BigEndian(bytes[MagicOffset..]) == HashMagic;

        public long Bytes => bytes.Length;

        public uint Size => bytes.Length < 512 ? 0 : UInt32(bytes, PageSizeOffset);

        public int Count => (int)(bytes.Length / Size);

        public ReadOnlySpan<byte> this[int number] => bytes.Slice(number * (int)Size, (int)Size);

        public byte Type(int number) => this[number][25];

        public ushort UInt16(ReadOnlySpan<byte> span, int at) => isBig ? BinaryPrimitives.ReadUInt16BigEndian(span[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(span[at..]);

        public uint UInt32(ReadOnlySpan<byte> span, int at) => isBig ? BinaryPrimitives.ReadUInt32BigEndian(span[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(span[at..]);
    }
}
