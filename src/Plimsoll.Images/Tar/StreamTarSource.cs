namespace Plimsoll.Images.Tar;

/// <summary>Bytes that must all be read, because they are decompressed or hashed on the way.</summary>
sealed class StreamTarSource(Stream stream) : ITarSource
{
    readonly byte[] waste = new byte[64 * 1024];

    public int WindowBytes => 128 * 1024;

    public int Read(Span<byte> destination) => stream.Read(destination);

    public long Skip(long count)
    {
        for (var left = count; left > 0;)
        {
            var read = stream.Read(waste, 0, (int)Math.Min(waste.Length, left));
            if (read == 0)
                return count - left;
            left -= read;
        }

        return count;
    }

    /// <summary>Reads to the end, so that what hashes on the way has seen everything.</summary>
    public void Drain()
    {
        while (stream.Read(waste, 0, waste.Length) > 0)
        {
        }
    }
}
