using System.Buffers.Binary;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Layers;

/// <summary>Tells programs and shared libraries: first by what a header says of the file, then by its first bytes.</summary>
static class ExecutableLook
{
    /// <summary>As many bytes as tell the format.</summary>
    public const int HeadBytes = 8;

    // The smallest ELF program is larger than its header alone.
    const int LeastBytes = 64;
    const int AnyExecuteBit = 0b001_001_001;

    // A Java class begins as a fat Mach-O does; what follows is its version there, the number of architectures here.
    const int MostArchitectures = 30;

    /// <summary>Whether it is worth a look at the content.</summary>
    public static bool MayBe(in FileEntry entry) =>
        entry.Kind == FileKind.File && entry.Size >= LeastBytes && ((entry.Mode & AnyExecuteBit) != 0 || IsNamedSo(InterestName(entry.Path)));

    /// <summary>Whether the content begins as ELF, PE or Mach-O does.</summary>
    public static bool Is(ReadOnlySpan<byte> head) => head.Length >= HeadBytes && (BinaryPrimitives.ReadUInt32BigEndian(head) switch
    {
        0x7F45_4C46 => true,
        0xFEED_FACE or 0xFEED_FACF or 0xCEFA_EDFE or 0xCFFA_EDFE => true,
        0xCAFE_BABE => BinaryPrimitives.ReadUInt32BigEndian(head[4..]) is > 0 and <= MostArchitectures,
        _ => head.StartsWith("MZ"u8),
    });

    static ReadOnlySpan<byte> InterestName(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];

    static bool IsNamedSo(ReadOnlySpan<byte> name) =>
        name.EndsWith(".so"u8) || name.IndexOf(".so."u8) > 0 || name.EndsWith(".dylib"u8) || name.EndsWith(".exe"u8);
}
