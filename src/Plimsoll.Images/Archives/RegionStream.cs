namespace Plimsoll.Images.Archives;

/// <summary>Reads a part of a file forward, in large pieces: decompressors ask for small ones.</summary>
sealed class RegionStream(FileRegion region) : ForwardStream
{
    readonly byte[] buffer = new byte[256 * 1024];
    long position;
    int start;
    int end;

    /// <summary>Bytes taken so far.</summary>
    public long Taken => position - (end - start);

    public override int Read(Span<byte> destination)
    {
        if (start == end)
        {
            if (destination.Length >= buffer.Length)
                return Direct(destination);
            start = 0;
            end = region.Read(position, buffer);
            position += end;
        }

        var count = Math.Min(destination.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    int Direct(Span<byte> destination)
    {
        var read = region.Read(position, destination);
        position += read;
        return read;
    }
}
