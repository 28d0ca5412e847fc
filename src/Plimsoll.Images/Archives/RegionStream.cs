using Plimsoll.Streams;

namespace Plimsoll.Images.Archives;

/// <summary>Reads a part of a file forward, in large pieces: decompressors ask for small ones.</summary>
sealed class RegionStream(FileRegion region) : ForwardStream
{
    const int BufferBytes = 256 * 1024;

    // Made when it is first needed: whoever asks for all that is left, as for the small files of a tree, needs none.
    byte[] buffer = [];
    long position;
    int start;
    int end;

    /// <summary>Bytes taken so far.</summary>
    public long Taken => position - (end - start);

    /// <summary>Whether the file ended before the region did.</summary>
    public bool EndedEarly { get; private set; }

    public override int Read(Span<byte> destination)
    {
        if (start == end)
        {
            if (destination.Length >= Math.Min(BufferBytes, region.Length - position))
                return Advance(destination);
            if (buffer.Length == 0)
                buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
            start = 0;
            end = Advance(buffer);
        }

        var count = Math.Min(destination.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    int Advance(Span<byte> destination)
    {
        var read = region.Read(position, destination);
        EndedEarly |= read == 0 && position < region.Length;
        position += read;
        return read;
    }
}
