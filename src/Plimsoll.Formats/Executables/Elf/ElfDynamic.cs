namespace Plimsoll.Formats.Executables.Elf;

/// <summary>What the loader reads: needed libraries, the library's own name, whether it is a program that loads anywhere.</summary>
/// <remarks>System V ABI, "Dynamic Section". Texts are in a table that is named by its address.</remarks>
sealed class ElfDynamic
{
    const ulong End = 0;
    const ulong NeededTag = 1;
    const ulong StringTable = 5;
    const ulong StringTableSize = 10;
    const ulong SoNameTag = 14;
    const ulong Flags1 = 0x6FFFFFFB;
    const ulong PositionIndependentProgram = 0x08000000;

    /// <summary>A table without end: real ones have fewer than a hundred entries beside the libraries.</summary>
    const int MaxEntries = 10_000;

    readonly List<ulong> neededAt = [];
    ulong? soNameAt;
    ulong textsAt;
    ulong textsLength;

    public List<string> Needed { get; } = [];

    public string? SoName { get; private set; }

    public bool IsProgram { get; private set; }

    public static ElfDynamic Read(ReadOnlySpan<byte> file, in ElfHeader header, ElfSegments segments)
    {
        var dynamic = new ElfDynamic();
        if (segments.Dynamic is not { } range)
            return dynamic;
        dynamic.ReadEntries(new Bits(file.Slice((int)range.Offset, (int)range.Length), header.IsBigEndian), header.Is64 ? sizeof(ulong) : sizeof(uint));
        dynamic.ReadTexts(file, segments.Loaded);
        return dynamic;
    }

    void ReadEntries(Bits table, int word)
    {
        for (var at = 0L; at / (2 * word) < MaxEntries && table.Has(at, 2 * word); at += 2 * word)
        {
            var (tag, value) = (table.Word(at, word), table.Word(at + word, word));
            switch (tag)
            {
                case End: return;
                case NeededTag when neededAt.Count < Bounds.MaxNeeded: neededAt.Add(value); break;
                case StringTable: textsAt = value; break;
                case StringTableSize: textsLength = value; break;
                case SoNameTag: soNameAt = value; break;
                case Flags1: IsProgram = (value & PositionIndependentProgram) != 0; break;
            }
        }
    }

    void ReadTexts(ReadOnlySpan<byte> file, List<ExecutableSection> loaded)
    {
        foreach (var segment in loaded)
        {
            if (textsAt < segment.Address || textsAt - segment.Address >= (ulong)segment.Length)
                continue;
            var texts = file.Slice((int)segment.Offset, (int)segment.Length)[(int)(textsAt - segment.Address)..];
            var bits = new Bits(texts[..(int)Math.Min((ulong)texts.Length, textsLength)], isBigEndian: false);
            foreach (var at in neededAt)
                if (bits.Text(at, Bounds.MaxName) is { Length: > 0 } name)
                    Needed.Add(name);
            SoName = soNameAt is { } own && bits.Text(own, Bounds.MaxName) is { Length: > 0 } text ? text : null;
            return;
        }
    }
}
