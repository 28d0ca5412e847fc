using Plimsoll.Streams;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;
using ZstdSharp;

namespace Plimsoll.Advisories.Building.Files;

/// <summary>What bytes are wrapped in, told by how they begin: endings are only what somebody calls a file.</summary>
enum Wrapping
{
    None,
    Gzip,
    Zstd,
    Xz,
    BZip2,
    Tar,
    Zip,
}

static class Wrappings
{
    /// <summary>A tar header, whose magic stands near its end.</summary>
    public const int HeadBytes = 512;

    const int TarMagicOffset = 257;

    // A compressed block of bzip2 starts with the digits of pi, an empty stream with those of its root.
    const int BZip2BlockOffset = 4;

    public static Wrapping Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0x1F, 0x8B, 8]))
            return Wrapping.Gzip;
        if (head.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]))
            return Wrapping.Zstd;
        if (head.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]))
            return Wrapping.Xz;
        if (head.StartsWith("BZh"u8) && head.Length > BZip2BlockOffset && head[BZip2BlockOffset] is 0x31 or 0x17)
            return Wrapping.BZip2;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return Wrapping.Zip;
        return head.Length == HeadBytes && head[TarMagicOffset..].StartsWith("ustar"u8) ? Wrapping.Tar : Wrapping.None;
    }

    /// <summary>Whether a name ends as wrapped files' names do.</summary>
    public static bool IsPromisedBy(string name) => Path.GetExtension(name) is ".gz" or ".tgz" or ".zst" or ".xz" or ".bz2" or ".tar" or ".zip";

    /// <summary>The name that a decompressed file has.</summary>
    public static string Unwrapped(string name) => Path.GetExtension(name) switch
    {
        ".gz" or ".zst" or ".xz" or ".bz2" => name[..name.LastIndexOf('.')],
        ".tgz" => Path.ChangeExtension(name, ".tar"),
        _ => name,
    };

    public static Stream Decompress(this Wrapping wrapping, Stream stored) => wrapping switch
    {
        Wrapping.Gzip => new WholeGzipStream(stored),
        Wrapping.Zstd => new DecompressionStream(stored, leaveOpen: false),
        Wrapping.Xz => new XZStream(stored),
        Wrapping.BZip2 => BZip2Stream.Create(stored, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: false, false),
        _ => throw new ArgumentOutOfRangeException(nameof(wrapping), wrapping, "it is no compression"),
    };
}
