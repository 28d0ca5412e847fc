namespace Plimsoll.Streams;

/// <summary>Bytes that were already read to see what they are, then the rest, which stays open when this is closed.</summary>
public sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ForwardStream
{
    ReadOnlyMemory<byte> prefix = prefix;
    long position;

    /// <summary>Bytes read so far: formats that align their parts ask for it.</summary>
    public override long Position { get => position; set => throw new NotSupportedException(); }

    /// <summary>Reads up to so many bytes of a stream, and gives the stream back as if nobody had.</summary>
    /// <param name="head">Fewer bytes only where the stream ends within them.</param>
    public static PrefixedStream Peek(Stream content, int bytes, out ReadOnlySpan<byte> head)
    {
        var buffer = new byte[bytes];
        var read = content.ReadAtLeast(buffer, bytes, throwOnEndOfStream: false);
        head = buffer.AsSpan(0, read);
        return new PrefixedStream(buffer.AsMemory(0, read), content);
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (prefix.IsEmpty)
        {
            read = rest.Read(buffer);
        }
        else
        {
            read = Math.Min(prefix.Length, buffer.Length);
            prefix.Span[..read].CopyTo(buffer);
            prefix = prefix[read..];
        }

        position += read;
        return read;
    }
}
