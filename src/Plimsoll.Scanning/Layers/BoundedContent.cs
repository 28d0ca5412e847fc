using System.Buffers;

namespace Plimsoll.Scanning.Layers;

/// <summary>A wanted file in a pooled buffer. It grows as bytes arrive, never by what a header claims.</summary>
readonly ref struct BoundedContent
{
    const int FirstBlock = 64 * 1024;

    readonly byte[] buffer;
    readonly int length;

    BoundedContent(byte[] buffer, int length)
    {
        this.buffer = buffer;
        this.length = length;
    }

    public ReadOnlySpan<byte> Span => buffer.AsSpan(0, length);

    /// <summary>Reads up to <paramref name="size"/> bytes, which the caller has checked against the limits.</summary>
    public static BoundedContent Read(Stream content, long size)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(size + 1, FirstBlock));
        var length = 0;
        while (length < size)
        {
            if (length == buffer.Length)
                buffer = Grow(buffer, (int)Math.Min(size, Math.Min(Array.MaxLength, length * 2L)));
            var read = content.Read(buffer, length, (int)Math.Min(buffer.Length - length, size - length));
            if (read == 0)
                break;
            length += read;
        }

        return new BoundedContent(buffer, length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    static byte[] Grow(byte[] buffer, int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
