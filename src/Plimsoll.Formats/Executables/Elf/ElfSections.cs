namespace Plimsoll.Formats.Executables.Elf;

/// <summary>ELF's section headers: names for what is in the file.</summary>
/// <remarks>System V ABI, "Sections". The kernel never looks at them, so a file runs without them.</remarks>
sealed class ElfSections
{
    const uint NoBits = 8;
    const uint Note = 7;
    const ulong Writes = 1;
    const ulong Executes = 4;

    public List<ExecutableSection> All { get; } = [];

    public List<(long Offset, long Length)> Notes { get; } = [];

    public string? Problem { get; private set; }

    public static ElfSections Read(ReadOnlySpan<byte> file, in ElfHeader header)
    {
        var sections = new ElfSections();
        var bits = new Bits(file, header.IsBigEndian);
        if (header.SectionsAt == 0 || header.SectionCount == 0)
            return sections;
        if (header.SectionCount > Bounds.MaxSections || !bits.Has(header.SectionsAt, header.SectionCount, header.SectionSize))
        {
            sections.Problem = "its section headers lie outside the file";
            return sections;
        }

        var names = Names(file, bits, header);
        for (var i = 1L; i < header.SectionCount; i++)
            sections.Add(bits, names, header.Is64, At(header, i));
        return sections;
    }

    static long At(in ElfHeader header, long index) => (long)header.SectionsAt + (index * header.SectionSize);

    static Bits Names(ReadOnlySpan<byte> file, Bits bits, in ElfHeader header)
    {
        if (header.NamesIndex >= header.SectionCount)
            return default;
        var (offset, length) = Place(bits, header.Is64, At(header, header.NamesIndex));
        return bits.TryRange(offset, length, out var range) ? new Bits(file.Slice((int)range.Offset, (int)range.Length), header.IsBigEndian) : default;
    }

    static (ulong Offset, ulong Length) Place(Bits bits, bool is64, long at) =>
        is64 ? (bits.U64(at + 24), bits.U64(at + 32)) : (bits.U32(at + 16), bits.U32(at + 20));

    void Add(Bits bits, Bits names, bool is64, long at)
    {
        var word = is64 ? sizeof(ulong) : sizeof(uint);
        var type = bits.U32(at + 4);
        var (flags, address) = (bits.Word(at + 8, word), bits.Word(at + 8 + word, word));
        var (offset, length) = Place(bits, is64, at);
        var name = names.Text(bits.U32(at));
        var range = (Offset: 0L, Length: 0L);
        if (type != NoBits && !bits.TryRange(offset, length, out range))
            Problem ??= "a section lies outside the file";
        All.Add(new(name, address, range.Offset, range.Length, (flags & Writes) != 0, (flags & Executes) != 0));
        if (type == Note)
            Notes.Add(range);
    }
}
