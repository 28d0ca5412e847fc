using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Tar;

/// <summary>Offsets of a tar header, in bytes.</summary>
/// <remarks>POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".</remarks>
static class TarFormat
{
    public const int BlockBytes = 512;

    public static Range Name => 0..100;

    public static Range Mode => 100..108;

    public static Range Uid => 108..116;

    public static Range Gid => 116..124;

    public static Range Size => 124..136;

    public static Range LinkName => 157..257;

    public static Range GnuSparse => 386..482;

    public static Range GnuRealSize => 483..495;

    public const int Type = 156;
    public const int GnuSparseContinues = 482;
    public const int GnuSparseBlockContinues = 504;
    public const int GnuSparseBlockBytes = 504;

    public static long Padding(long size) => -size & (BlockBytes - 1);

    /// <summary>What stands before the name in POSIX archives; star writes its own mark at the end of a shorter one, GNU uses the bytes otherwise.</summary>
    public static ReadOnlySpan<byte> PrefixOf(ReadOnlySpan<byte> header) =>
        !header[257..263].SequenceEqual("ustar\0"u8) ? [] : Text(header[508..512].SequenceEqual("tar\0"u8) ? header[345..476] : header[345..500]);

    /// <summary>V7 archives have no type for directories, only names that end with a slash. Elsewhere such a name says nothing: engines make it a file.</summary>
    public static FileKind KindOf(byte type, ReadOnlySpan<byte> name) => type switch
    {
        0 when name.EndsWith("/"u8) => FileKind.Directory,
        0 or (byte)'0' or (byte)'7' or (byte)'S' => FileKind.File,
        (byte)'1' => FileKind.HardLink,
        (byte)'2' => FileKind.SymbolicLink,
        (byte)'3' or (byte)'4' => FileKind.Device,
        (byte)'5' => FileKind.Directory,
        (byte)'6' => FileKind.Fifo,
        _ => FileKind.Other,
    };

    /// <summary>Text up to the first NUL.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }
}
