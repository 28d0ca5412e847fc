using System.Buffers.Binary;
using System.IO.Compression;
using Plimsoll.Streams;

namespace Plimsoll.Fuzz;

/// <summary>Holds ISA-L against the inflater that .NET carries: it makes the same of what that one takes, and refuses what that one refuses.</summary>
/// <remarks>But for Huffman codes with unused bit patterns, which zlib refuses and ISA-L takes (docs/decisions/0020); the checksum must be true there too.</remarks>
static class GunzipTarget
{
    const int MaxPlain = 1 << 16;
    const int HeaderBytes = 10;
    const int TrailerBytes = 8;

    public static Target Target { get; } = new(
        "gunzip",
        [.. from level in Enum.GetValues<CompressionLevel>() from seed in (int[])[1, 2, 3] select Compress(level, seed)],
        Seeds.Of("\u001f\u008b\b\0", "\0\0\u00FF\u00FF", "\u0001\0\0\u00FF\u00FF", "\u0003\0"),
        Read);

    static void Read(byte[] bytes)
    {
        Compare(bytes);

        // Nearly every mutation breaks the checksum, which would hide what the decoder made of it: once more with one that is true.
        if (bytes.Length > HeaderBytes + TrailerBytes && Inflated(bytes.AsSpan(HeaderBytes..^TrailerBytes)) is { } plain)
            Compare([.. Compress(CompressionLevel.NoCompression, 1)[..HeaderBytes], .. bytes[HeaderBytes..^TrailerBytes], .. Trailer(plain)]);
    }

    static void Compare(byte[] stored)
    {
        var managed = Outcome(stored, managed: true);
        var fastest = Outcome(stored, managed: false);

        // Where one stops at the most that is looked at, the other may have failed in the same breath.
        if (managed?.Length == MaxPlain || fastest?.Length == MaxPlain)
            return;
        var isSame = managed is null ? fastest is null || IsTrue(stored, fastest) : fastest is not null && managed.AsSpan().SequenceEqual(fastest);
        if (!isSame)
            throw new InvalidOperationException($".NET makes {Told(managed)} of it, ISA-L {Told(fastest)}.");
    }

    static string Told(byte[]? outcome) => outcome is null ? "nothing" : $"{outcome.Length:N0} bytes";

    static byte[]? Outcome(byte[] stored, bool managed)
    {
        try
        {
            using var gzip = Gunzip.Open(new MemoryStream(stored), managed);
            return Most(gzip);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static byte[]? Inflated(ReadOnlySpan<byte> deflated)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(deflated.ToArray()), CompressionMode.Decompress);
            return Most(deflate);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static byte[] Most(Stream stream)
    {
        var plain = new byte[MaxPlain];
        return plain[..stream.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false)];
    }

    static bool IsTrue(byte[] stored, byte[] plain) => stored.AsSpan().IndexOf(Trailer(plain)) >= 0;

    static byte[] Trailer(byte[] plain)
    {
        var crc = uint.MaxValue;
        foreach (var one in plain)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        var trailer = new byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, ~crc);
        BinaryPrimitives.WriteInt32LittleEndian(trailer.AsSpan(4), plain.Length);
        return trailer;
    }

    static byte[] Compress(CompressionLevel level, int seed)
    {
        var random = new Random(seed);
        using var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, level, leaveOpen: true))
            for (var i = 0; i < seed * 40; i++)
                gzip.Write(Enumerable.Repeat((byte)random.Next(seed * 20), random.Next(1, 40)).ToArray());
        return stored.ToArray();
    }
}
