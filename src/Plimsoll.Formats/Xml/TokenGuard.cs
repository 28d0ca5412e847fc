namespace Plimsoll.Formats.Xml;

/// <summary>Passes bytes through until too many come without a <c>&lt;</c>: the parser below holds a whole tag, with all its attributes, in memory.</summary>
sealed class TokenGuard(Stream inner, int maxTokenBytes) : Stream
{
    long run;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Measure(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Runs inside one buffer are shorter than any limit that makes sense; only its ends count.
    void Measure(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOf((byte)'<');
        run += first < 0 ? bytes.Length : first;
        if (run > maxTokenBytes)
            throw new MalformedDocumentException($"one tag or text is longer than {maxTokenBytes:N0} bytes");
        if (first >= 0)
            run = bytes.Length - bytes.LastIndexOf((byte)'<');
    }
}
