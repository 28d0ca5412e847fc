namespace Plimsoll.Formats.Executables.MachO;

/// <summary>Reads Mach-O: thin files of both address sizes and byte orders, and the first part of universal ones.</summary>
/// <remarks><c>mach-o/loader.h</c> and <c>mach-o/fat.h</c>.</remarks>
static class MachFile
{
    const uint Magic32 = 0xFEEDFACE;
    const uint Magic64 = 0xFEEDFACF;
    const uint Fat32 = 0xCAFEBABE;
    const uint Fat64 = 0xCAFEBABF;

    /// <summary>Java's classes begin with the same number; there a version follows, which is never so small.</summary>
    const uint MostParts = 42;

    public static ExecutableFile? Read(ReadOnlySpan<byte> file)
    {
        var bits = new Bits(file, isBigEndian: true);
        return bits.U32(0) switch
        {
            Fat32 or Fat64 => FirstPart(file, bits),
            _ => Thin(file, 0, file.Length),
        };
    }

    static ExecutableFile? FirstPart(ReadOnlySpan<byte> file, Bits bits)
    {
        if (bits.U32(4) is 0 or > MostParts)
            return null;
        var (offset, length) = bits.U32(0) == Fat64 ? (bits.U64(16), bits.U64(24)) : (bits.U32(16), bits.U32(20));
        return bits.TryRange(offset, length, out var range) ? Thin(file, range.Offset, range.Length) : null;
    }

    static ExecutableFile? Thin(ReadOnlySpan<byte> file, long start, long length)
    {
        var part = file.Slice((int)start, (int)length);
        var isBigEndian = new Bits(part, isBigEndian: true).U32(0) is Magic32 or Magic64;
        var bits = new Bits(part, isBigEndian);
        var magic = bits.U32(0);
        var headerLength = magic == Magic64 ? 32 : 28;
        if (magic is not (Magic32 or Magic64) || !bits.Has(0, headerLength))
            return null;
        var commands = new MachCommands(start, is64: magic == Magic64);
        commands.Read(part, isBigEndian, headerLength, bits.U32(16), bits.U32(20));
        return new ExecutableFile
        {
            Format = ExecutableFormat.MachO,
            Kind = KindOf(bits.U32(12)),
            Architecture = Architecture(bits.U32(4)),
            Is64 = magic == Magic64,
            IsBigEndian = isBigEndian,
            Sections = commands.Sections,
            Segments = commands.Segments,
            Needed = commands.Needed,
            SoName = commands.SoName,
            BuildId = commands.BuildId,
            Interpreter = commands.Interpreter,
            IsUpxPacked = commands.Sections.Exists(s => s.Name.StartsWith("upx", StringComparison.Ordinal)) || Upx.HasMark(part, headerLength + (long)bits.U32(20)),
            Problem = commands.Problem,
        };
    }

    static ExecutableKind KindOf(uint type) => type switch
    {
        2 or 5 => ExecutableKind.Program,
        6 or 7 or 8 or 9 => ExecutableKind.Library,
        _ => ExecutableKind.Other,
    };

    static string Architecture(uint processor) => processor switch
    {
        7 => "386",
        12 => "arm",
        18 => "ppc",
        0x01000007 => "amd64",
        0x0100000C or 0x0200000C => "arm64",
        0x01000012 => "ppc64",
        _ => $"macho-{processor:x}",
    };
}
