using System.Buffers.Binary;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Rpm.Ndb;

/// <summary>rpm's own database format, as SUSE uses it: pages of slots, each slot pointing at a blob; all numbers little-endian.</summary>
/// <remarks>rpm, lib/backend/ndb: a page is 4,096 bytes, a slot and a block 16.</remarks>
static class NdbFile
{
    const int PageBytes = 4096;
    const int SlotBytes = 16;
    const int HeaderSlots = 2;
    const int BlobHeadBytes = 16;
    const int SlotPagesOffset = 12;

    public static bool Recognises(ReadOnlySpan<byte> bytes) => bytes.StartsWith("RpmP"u8);

    public static void Read(ReadOnlySpan<byte> bytes, RpmRecord visit, ReadBudget budget, EvidenceSink evidence)
    {
        if (bytes.Length < PageBytes)
        {
            evidence.Gap(GapCode.Truncated, "the database is shorter than one page");
            return;
        }

        var pages = BinaryPrimitives.ReadUInt32LittleEndian(bytes[SlotPagesOffset..]);
        if ((long)pages * PageBytes > bytes.Length)
        {
            evidence.Gap(GapCode.Truncated, $"it states {pages:N0} pages of slots and ends before them");
            pages = (uint)(bytes.Length / PageBytes);
        }

        var index = 0;
        for (var at = HeaderSlots * SlotBytes; at + SlotBytes <= pages * PageBytes; at += SlotBytes)
        {
            var slot = bytes.Slice(at, SlotBytes);
            if (!slot.StartsWith("Slot"u8))
            {
                evidence.Gap(GapCode.Malformed, $"there is no slot at byte {at:N0}");
                continue;
            }

            var package = BinaryPrimitives.ReadUInt32LittleEndian(slot[4..]);
            if (package != 0 && !ReadBlob(bytes, package, BinaryPrimitives.ReadUInt32LittleEndian(slot[8..]) * (long)SlotBytes, index++, visit, budget, evidence))
                return;
        }
    }

    static bool ReadBlob(ReadOnlySpan<byte> bytes, uint package, long offset, int index, RpmRecord visit, ReadBudget budget, EvidenceSink evidence)
    {
        if (offset > bytes.Length - BlobHeadBytes)
        {
            evidence.Gap(GapCode.Truncated, $"package {package} lies past the end of the database");
            return true;
        }

        var head = bytes.Slice((int)offset, BlobHeadBytes);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        if (!head.StartsWith("BlbS"u8) || BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) != package)
            evidence.Gap(GapCode.Malformed, $"package {package} points at no blob of its own");
        else if (length > bytes.Length - offset - BlobHeadBytes)
            evidence.Gap(GapCode.Truncated, $"package {package} is longer than the database");
        else if (!budget.TrySpend(length))
            return Overspent(evidence);
        else
            return visit(bytes.Slice((int)offset + BlobHeadBytes, (int)length), index);
        return true;
    }

    static bool Overspent(EvidenceSink evidence)
    {
        evidence.Gap(GapCode.TooLarge, "its records overlap and add up to far more than the file; the rest was not read");
        return false;
    }
}
