namespace Plimsoll.Formats.Executables.Elf;

/// <summary>ELF's header: where the tables are, and how large numbers are.</summary>
/// <remarks>System V ABI, "ELF Header". A count of 0xFFFF segments, and of 0 sections, stands in the first section.</remarks>
readonly record struct ElfHeader(bool Is64, bool IsBigEndian, ushort Type, ushort Machine, ulong SegmentsAt, long SegmentCount, ulong SectionsAt, long SectionCount, long NamesIndex)
{
    const int ExtendedCount = 0xFFFF;

    public int SegmentSize => Is64 ? 56 : 32;

    public int SectionSize => Is64 ? 64 : 40;

    public static ElfHeader? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 52 || file[4] is not (1 or 2) || file[5] is not (1 or 2) || (file[4] == 2 && file.Length < 64))
            return null;
        var (is64, isBigEndian) = (file[4] == 2, file[5] == 2);
        var bits = new Bits(file, isBigEndian);
        var word = is64 ? sizeof(ulong) : sizeof(uint);
        var counts = 24 + (3 * word) + 4 + 2;
        var (segmentsAt, sectionsAt) = (bits.Word(24 + word, word), bits.Word(24 + (2 * word), word));
        var header = new ElfHeader(is64, isBigEndian, bits.U16(16), bits.U16(18), segmentsAt, bits.U16(counts + 2), sectionsAt, bits.U16(counts + 6), bits.U16(counts + 8));
        return header.WithFirstSection(bits);
    }

    ElfHeader WithFirstSection(Bits bits)
    {
        if (SectionsAt == 0 || !bits.Has(SectionsAt, 1, SectionSize))
            return this;
        var first = (long)SectionsAt;
        return this with
        {
            SegmentCount = SegmentCount == ExtendedCount ? bits.U32(first + (Is64 ? 44 : 28)) : SegmentCount,
            SectionCount = SectionCount == 0 ? (long)Math.Min(bits.Word(first + (Is64 ? 32 : 20), Is64 ? sizeof(ulong) : sizeof(uint)), int.MaxValue) : SectionCount,
            NamesIndex = NamesIndex == ExtendedCount ? bits.U32(first + (Is64 ? 40 : 24)) : NamesIndex,
        };
    }
}
