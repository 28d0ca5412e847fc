using System.Buffers;

namespace Plimsoll.Trust.Client;

/// <summary>Reads a stranger's stream: no further than allowed, and not for ever.</summary>
sealed class BoundedReader(TimeProvider time, TrustLimits limits)
{
    const int BufferBytes = 64 * 1024;

    public byte[] Whole(Stream stream, long max)
    {
        using var bytes = new MemoryStream();
        Copy(stream, max, bytes.Write);
        return bytes.ToArray();
    }

    public delegate void Piece(ReadOnlySpan<byte> bytes);

    /// <param name="write">Called with each piece as it comes.</param>
    /// <exception cref="MetadataException">The stream goes on after <paramref name="max"/> bytes, or hardly moves.</exception>
    public void Copy(Stream stream, long max, Piece write)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var began = time.GetTimestamp();
            for (long total = 0; ;)
            {
                // One byte beyond the end shows that there is no end.
                var read = Read(stream, buffer.AsSpan(0, (int)Math.Min(BufferBytes, max - total + 1)));
                if (read == 0)
                    return;
                total += read;
                if (total > max)
                    throw new MetadataException(Refusal.TooLarge, $"it goes on after the {max:N0} bytes that it may have");
                RequirePace(total, time.GetElapsedTime(began));
                write(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static int Read(Stream stream, Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (IOException e)
        {
            throw new BrokenOffException(e);
        }
    }

    void RequirePace(long bytes, TimeSpan elapsed)
    {
        if (elapsed > limits.Patience && bytes < elapsed.TotalSeconds * limits.SlowestBytesPerSecond)
            throw new MetadataException(Refusal.TooSlow, $"only {bytes:N0} bytes of it came in {elapsed.TotalSeconds:N0} seconds");
    }
}
