namespace Plimsoll.Trust.Tests;

/// <summary>Gives bytes as the test says: without end, or drop by drop while the clock runs.</summary>
sealed class OddStream(byte[] start, Action<OddStream> beforeRead, int atMost, bool endless) : Stream
{
    int position;

    /// <summary>Bytes given out.</summary>
    public long Given { get; private set; }

    public static OddStream Endless(byte[] start, List<OddStream> watched)
    {
        var stream = new OddStream(start, _ => { }, int.MaxValue, endless: true);
        watched.Add(stream);
        return stream;
    }

    public static OddStream Slow(byte[] start, Clock clock) => new(start, _ => clock.Now += TimeSpan.FromSeconds(10), 1, endless: false);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        beforeRead(this);
        var count = Math.Min(buffer.Length, atMost);
        var fromStart = Math.Min(count, start.Length - position);
        start.AsSpan(position, fromStart).CopyTo(buffer);
        position += fromStart;
        if (endless)
            buffer[fromStart..count].Fill((byte)' ');
        var given = endless ? count : fromStart;
        Given += given;
        return Given < 1L << 30 ? given : throw new InvalidOperationException("nobody stopped reading");
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
