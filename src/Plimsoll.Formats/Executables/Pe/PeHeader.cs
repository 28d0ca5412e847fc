namespace Plimsoll.Formats.Executables.Pe;

/// <summary>PE's headers: where the tables are.</summary>
/// <remarks>Microsoft's "PE Format": the stub names the header's place at 0x3C; COFF's header, the optional header, the sections.</remarks>
readonly record struct PeHeader(ushort Machine, ushort Flags, bool Is64, ulong Base, long OptionalAt, long SectionsAt, int SectionCount, int DirectoryCount)
{
    const int CoffLength = 24;

    /// <summary>Bytes of the optional header before its directories, of 64-bit files and of others.</summary>
    long DirectoriesAt => OptionalAt + (Is64 ? 112 : 96);

    public static PeHeader? Read(Bits bits)
    {
        var at = (long)bits.U32(0x3C);
        if (!bits.Has(at, CoffLength) || !bits.Part(at, 4).SequenceEqual("PE\0\0"u8))
            return null;
        var (optional, optionalLength) = (at + CoffLength, bits.U16(at + 20));
        if (!bits.Has(optional, optionalLength) || bits.U16(optional) is not (0x10B or 0x20B))
            return null;
        var is64 = bits.U16(optional) == 0x20B;
        var directories = optionalLength < (is64 ? 112 : 96) ? 0 : Math.Min(bits.U32(optional + (is64 ? 108 : 92)), (uint)(optionalLength - (is64 ? 112 : 96)) / 8);
        return new(bits.U16(at + 4), bits.U16(at + 22), is64, is64 ? bits.U64(optional + 24) : bits.U32(optional + 28), optional, optional + optionalLength, bits.U16(at + 6), (int)directories);
    }

    /// <summary>Address and length that a data directory names; zeros where the file has none of this number.</summary>
    public (uint Address, uint Length) Directory(Bits bits, int number) =>
        number < DirectoryCount ? (bits.U32(DirectoriesAt + (number * 8)), bits.U32(DirectoriesAt + (number * 8) + 4)) : default;
}
