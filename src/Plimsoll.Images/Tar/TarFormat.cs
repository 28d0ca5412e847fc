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

    public static Range Prefix => 345..500;

    public static Range GnuSparse => 386..482;

    public static Range GnuRealSize => 483..495;

    public const int Type = 156;
    public const int GnuSparseContinues = 482;
    public const int GnuSparseBlockContinues = 504;
    public const int GnuSparseBlockBytes = 504;

    public static ReadOnlySpan<byte> PosixMagic => "ustar\0"u8;

    public static long Padding(long size) => -size & (BlockBytes - 1);

    /// <summary>Text up to the first NUL.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }
}
