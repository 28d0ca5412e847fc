namespace Plimsoll.Streams.Tests;

/// <summary>Bytes that arrive in pieces of a size.</summary>
sealed class Trickle(byte[] bytes, int size) : ForwardStream
{
    int at;

    public override int Read(Span<byte> buffer)
    {
        var read = Math.Min(Math.Min(size, buffer.Length), bytes.Length - at);
        bytes.AsSpan(at, read).CopyTo(buffer);
        at += read;
        return read;
    }
}
