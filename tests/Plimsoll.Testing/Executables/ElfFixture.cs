using System.Text;

namespace Plimsoll.Testing.Executables;

/// <summary>Writes a small ELF file, of either address size and byte order, by its specification.</summary>
public sealed class ElfFixture(bool is64 = true, bool isBigEndian = false)
{
    /// <summary>Where the first section's bytes are in the file, and where they are loaded.</summary>
    public const int FirstOffset = 0x400;
    public const uint FirstAddress = Base + FirstOffset;

    const uint Base = 0x10000;

    readonly List<(string Name, byte[] Data, uint Type)> sections = [];

    public int Type { get; init; } = 2;

    public int Machine { get; init; } = 62;

    public string? Interpreter { get; init; }

    public string? SoName { get; init; }

    public IReadOnlyList<string> Needed { get; init; } = [];

    public byte[]? BuildId { get; init; }

    /// <summary>Whether section headers are left out, as a stripper may.</summary>
    public bool WithoutSections { get; init; }

    /// <summary>What follows the program headers at once.</summary>
    public byte[] BehindHeaders { get; init; } = [];

    public ElfFixture Add(string name, byte[] data, uint type = 1)
    {
        sections.Add((name, data, type));
        return this;
    }

    public byte[] Build()
    {
        var parts = new List<(uint Type, byte[] Data)>();
        if (Interpreter is not null)
            parts.Add((3, Encoding.UTF8.GetBytes(Interpreter + "\0")));
        if (BuildId is not null)
            parts.Add((4, [.. Words(4, (ulong)4, (ulong)BuildId.Length, 3), .. "GNU\0"u8, .. BuildId]));
        var texts = "\0" + string.Concat(Needed.Append(SoName).OfType<string>().Select(t => t + "\0"));
        var file = new byte[FirstOffset];
        var placed = sections.ConvertAll(s => (s.Name, Offset: Append(ref file, s.Data), s.Data.Length, s.Type));
        var textsAt = Append(ref file, Encoding.UTF8.GetBytes(texts));
        if (Needed.Count > 0 || SoName is not null || Type == 3)
            parts.Add((2, Dynamic(texts, textsAt)));
        var segments = parts.ConvertAll(p => (p.Type, Offset: Append(ref file, p.Data), p.Data.Length));
        var sectionsAt = WithoutSections ? 0 : AppendSections(ref file, placed);
        Put(file, 0, Header(segments.Count + 1, sectionsAt, WithoutSections ? 0 : placed.Count + 2));
        var at = HeaderLength;
        Put(file, at, Segment(1, 0, file.Length));
        foreach (var (type, offset, length) in segments)
            Put(file, at += SegmentLength, Segment(type, offset, length));
        Put(file, at + SegmentLength, BehindHeaders);
        return file;
    }

    int Word => is64 ? 8 : 4;

    int HeaderLength => is64 ? 64 : 52;

    int SegmentLength => is64 ? 56 : 32;

    byte[] Dynamic(string texts, int textsAt)
    {
        var entries = new List<(ulong, ulong)>();
        ulong at = 1;
        foreach (var name in Needed)
        {
            entries.Add((1, at));
            at += (ulong)name.Length + 1;
        }

        if (SoName is not null)
            entries.Add((14, at));
        entries.AddRange([(5, Base + (ulong)textsAt), (10, (ulong)texts.Length), (0, 0)]);
        return [.. entries.SelectMany(e => Words(Word, e.Item1, e.Item2))];
    }

    int AppendSections(ref byte[] file, List<(string Name, int Offset, int Length, uint Type)> placed)
    {
        var names = "\0" + string.Concat(placed.Select(p => p.Name + "\0")) + ".shstrtab\0";
        var namesAt = Append(ref file, Encoding.UTF8.GetBytes(names));
        var headers = new List<byte>(Section(0, 0, 0, 0));
        var name = 1;
        foreach (var part in placed)
        {
            headers.AddRange(Section(name, part.Type, part.Offset, part.Length));
            name += part.Name.Length + 1;
        }

        headers.AddRange(Section(name, 3, namesAt, names.Length));
        return Append(ref file, [.. headers]);
    }

    byte[] Header(int segments, int sectionsAt, int sectionCount) =>
    [
        0x7F, .. "ELF"u8, (byte)(is64 ? 2 : 1), (byte)(isBigEndian ? 2 : 1), 1, .. new byte[9],
        .. Words(2, (ulong)Type, (ulong)Machine), .. Words(4, 1), .. Words(Word, FirstAddress, (ulong)HeaderLength, (ulong)sectionsAt), .. Words(4, 0),
        .. Words(2, (ulong)HeaderLength, (ulong)SegmentLength, (ulong)segments, is64 ? 64u : 40u, (ulong)sectionCount, sectionCount == 0 ? 0 : (ulong)sectionCount - 1),
    ];

    byte[] Segment(uint type, int offset, int length) => is64
        ? [.. Words(4, type, 6), .. Words(8, (ulong)offset, Base + (ulong)offset, Base + (ulong)offset, (ulong)length, (ulong)length, 8)]
        : [.. Words(4, type, (ulong)offset, Base + (ulong)offset, Base + (ulong)offset, (ulong)length, (ulong)length, 6, 4)];

    byte[] Section(int name, uint type, int offset, int length) =>
        [.. Words(4, (ulong)name, type), .. Words(Word, 3, type is 0 or 3 ? 0 : Base + (ulong)offset, (ulong)offset, (ulong)length), .. Words(4, 0, 0), .. Words(Word, 1, 0)];

    /// <summary>Numbers of so many bytes, in the file's byte order.</summary>
    public byte[] Words(int size, params ulong[] values)
    {
        var bytes = new byte[size * values.Length];
        for (var i = 0; i < values.Length; i++)
            for (var b = 0; b < size; b++)
                bytes[(i * size) + (isBigEndian ? size - 1 - b : b)] = (byte)(values[i] >> (8 * b));
        return bytes;
    }

    static int Append(ref byte[] file, byte[] data)
    {
        var at = (file.Length + 15) & ~15;
        Array.Resize(ref file, at + data.Length);
        data.CopyTo(file, at);
        return at;
    }

    static void Put(byte[] file, int at, byte[] data) => data.CopyTo(file, at);
}
