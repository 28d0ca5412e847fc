using System.Buffers.Binary;

namespace Plimsoll.Testing.Images;

/// <summary>A zstd frame of raw and repeated blocks: valid, deterministic, and made without a compressor.</summary>
/// <remarks>RFC 8878, 3.1.1.</remarks>
public static class ZstdFrame
{
    const int MaxBlock = 128 * 1024;
    const int DefaultWindowLog = 17;
    const int RawBlock = 0;
    const int RepeatedBlock = 1;

    public static byte[] Store(ReadOnlySpan<byte> content)
    {
        var frame = Begin();
        do
        {
            var block = content[..Math.Min(MaxBlock, content.Length)];
            content = content[block.Length..];
            Header(frame, RawBlock, block.Length, content.IsEmpty);
            frame.Write(block);
        }
        while (!content.IsEmpty);
        return frame.ToArray();
    }

    /// <summary>A bomb: so many zeros, in four bytes for each 128 KiB.</summary>
    public static byte[] Zeros(long count, int windowLog = DefaultWindowLog)
    {
        var frame = Begin(windowLog);
        for (; count > 0; count -= MaxBlock)
        {
            Header(frame, RepeatedBlock, (int)Math.Min(MaxBlock, count), count <= MaxBlock);
            frame.WriteByte(0);
        }

        return frame.ToArray();
    }

    // No checksum, no content size, a window of a power of two from 1 KiB (exponent 0, mantissa 0).
    static MemoryStream Begin(int windowLog = DefaultWindowLog)
    {
        var frame = new MemoryStream();
        frame.Write([0x28, 0xB5, 0x2F, 0xFD, 0x00, (byte)((windowLog - 10) << 3)]);
        return frame;
    }

    static void Header(MemoryStream frame, int kind, int size, bool last)
    {
        Span<byte> header = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(header, (size << 3) | (kind << 1) | (last ? 1 : 0));
        frame.Write(header[..3]);
    }
}
