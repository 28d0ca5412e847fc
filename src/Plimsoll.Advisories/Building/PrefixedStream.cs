namespace Plimsoll.Advisories.Building;

/// <summary>Bytes that were already read, then the rest, up to a limit that stops decompression bombs.</summary>
sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest, long limit) : Stream
{
    ReadOnlyMemory<byte> prefix = prefix;
    long left = limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

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

        left -= read;
        return left >= 0 ? read : throw new InvalidDataException("it is larger than any feed");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
