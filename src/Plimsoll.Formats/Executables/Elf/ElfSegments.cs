namespace Plimsoll.Formats.Executables.Elf;

/// <summary>ELF's program headers: what is loaded, and where the loader's own tables are.</summary>
/// <remarks>System V ABI, "Program Header".</remarks>
sealed class ElfSegments
{
    const uint Load = 1;
    const uint DynamicTable = 2;
    const uint InterpreterName = 3;
    const uint Note = 4;
    const uint Executes = 1;
    const uint Writes = 2;

    public List<ExecutableSection> Loaded { get; } = [];

    public List<(long Offset, long Length)> Notes { get; } = [];

    public (long Offset, long Length)? Dynamic { get; private set; }

    public string? Interpreter { get; private set; }

    public string? Problem { get; private set; }

    public static ElfSegments Read(ReadOnlySpan<byte> file, in ElfHeader header)
    {
        var segments = new ElfSegments();
        var bits = new Bits(file, header.IsBigEndian);
        if (header.SegmentCount > Bounds.MaxSections || !bits.Has(header.SegmentsAt, header.SegmentCount, header.SegmentSize))
        {
            segments.Problem = "its program headers lie outside the file";
            return segments;
        }

        for (var i = 0L; i < header.SegmentCount; i++)
            segments.Add(bits, header.Is64, (long)header.SegmentsAt + (i * header.SegmentSize));
        return segments;
    }

    void Add(Bits bits, bool is64, long at)
    {
        var word = is64 ? sizeof(ulong) : sizeof(uint);
        var type = bits.U32(at);
        var flags = bits.U32(at + (is64 ? 4 : 24));
        var (offset, address, length) = (bits.Word(at + (is64 ? 8 : 4), word), bits.Word(at + (is64 ? 16 : 8), word), bits.Word(at + (is64 ? 32 : 16), word));
        if (type is not (Load or DynamicTable or InterpreterName or Note))
            return;
        if (!bits.TryRange(offset, length, out var range))
        {
            Problem ??= "a segment lies outside the file";
            return;
        }

        switch (type)
        {
            case Load: Loaded.Add(new("", address, range.Offset, range.Length, (flags & Writes) != 0, (flags & Executes) != 0)); break;
            case DynamicTable: Dynamic = range; break;
            case InterpreterName: Interpreter = bits.Text(offset, (int)Math.Min(range.Length, Bounds.MaxName)); break;
            case Note: Notes.Add(range); break;
        }
    }
}
