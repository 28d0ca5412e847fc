namespace Plimsoll.Formats.Executables.MachO;

/// <summary>Mach-O's load commands: segments with their sections, libraries, the loader, the file's UUID.</summary>
/// <param name="start">Where the part begins in the file: offsets are counted from there.</param>
sealed class MachCommands(long start, bool is64)
{
    const uint Segment32 = 0x01;
    const uint Segment64 = 0x19;
    const uint LoadLibrary = 0x0C;
    const uint OwnName = 0x0D;
    const uint LoadLoader = 0x0E;
    const uint Uuid = 0x1B;
    const uint LoadWeakLibrary = 0x80000018;
    const uint ReexportLibrary = 0x8000001F;
    const uint Writes = 2;
    const uint Executes = 4;
    const int CommandLength = 8;
    const int UuidLength = 16;
    const int NameLength = 16;

    // Types of sections that have no bytes in the file: zero-filled, large zero-filled, of threads.
    const uint TypeMask = 0xFF;

    public List<ExecutableSection> Sections { get; } = [];

    public List<ExecutableSection> Segments { get; } = [];

    public List<string> Needed { get; } = [];

    public string? SoName { get; private set; }

    public string? Interpreter { get; private set; }

    public string? BuildId { get; private set; }

    public string? Problem { get; private set; }

    public void Read(ReadOnlySpan<byte> part, bool isBigEndian, long at, uint count, uint length)
    {
        var bits = new Bits(part, isBigEndian);
        var end = at + length;
        if (!bits.Has(at, length) || count > Bounds.MaxSections)
        {
            Problem = "its load commands lie outside the file";
            return;
        }

        for (; count > 0; count--)
        {
            var size = bits.U32(at + 4);
            if (size < CommandLength || size > end - at)
            {
                Problem = "a load command has a false length";
                return;
            }

            ReadOne(part, new Bits(part.Slice((int)at, (int)size), isBigEndian));
            at += size;
        }
    }

    void ReadOne(ReadOnlySpan<byte> part, Bits command)
    {
        switch (command.U32(0))
        {
            case Segment32 or Segment64:
                AddSegment(new Bits(part, isBigEndian: false), command);
                break;
            case LoadLibrary or LoadWeakLibrary or ReexportLibrary when Needed.Count < Bounds.MaxNeeded && NameIn(command) is { } needed:
                Needed.Add(needed);
                break;
            case OwnName:
                SoName = NameIn(command);
                break;
            case LoadLoader:
                Interpreter = NameIn(command);
                break;
            case Uuid when command.Has(CommandLength, UuidLength):
                BuildId = Convert.ToHexStringLower(command.Part(CommandLength, UuidLength));
                break;
        }
    }

    static string? NameIn(Bits command) => command.Text(command.U32(CommandLength), Bounds.MaxName) is { Length: > 0 } name ? name : null;

    void AddSegment(Bits part, Bits command)
    {
        var word = is64 ? sizeof(ulong) : sizeof(uint);
        var fields = CommandLength + NameLength;
        var (address, offset, length) = (command.Word(fields, word), command.Word(fields + (2 * word), word), command.Word(fields + (3 * word), word));
        var protection = command.U32(fields + (4 * word) + 4);
        var (writes, executes) = ((protection & Writes) != 0, (protection & Executes) != 0);
        if (part.TryRange(offset, length, out var range))
            Segments.Add(new(command.Text(CommandLength, NameLength), address, start + range.Offset, range.Length, writes, executes));
        else
            Problem ??= "a segment lies outside the file";
        AddSections(part, command, fields + (4 * word) + 16, writes, executes);
    }

    void AddSections(Bits part, Bits command, long at, bool writes, bool executes)
    {
        var size = is64 ? 80 : 68;
        var word = is64 ? sizeof(ulong) : sizeof(uint);
        var count = command.U32(at - 8);
        for (; count > 0 && Sections.Count < Bounds.MaxSections && command.Has(at, size); count--, at += size)
        {
            var fields = at + (2 * NameLength);
            var (address, length, offset) = (command.Word(fields, word), command.Word(fields + word, word), command.U32(fields + (2 * word)));
            var type = command.U32(fields + (2 * word) + 16) & TypeMask;
            var range = (Offset: 0L, Length: 0L);
            if (type is not (1 or 12 or 18) && !part.TryRange(offset, length, out range))
                Problem ??= "a section lies outside the file";
            Sections.Add(new(command.Text((ulong)at, NameLength), address, start + range.Offset, range.Length, writes, executes));
        }
    }
}
