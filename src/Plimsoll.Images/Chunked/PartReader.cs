using Plimsoll.Images.Blobs;

namespace Plimsoll.Images.Chunked;

/// <summary>Reads the parts of a blob in the order of a plan, one open range after the other; what comes out of order is asked for by itself.</summary>
sealed class PartReader(StoredBlob stored, ReadPlan plan, CancellationToken cancellation) : IDisposable
{
    const int MaxRequests = 4_000;

    readonly byte[] waste = new byte[16 * 1024];
    Stream? range;
    long position;
    long asked;
    int requests;
    long end;

    /// <summary>Bytes that came in.</summary>
    public long Fetched { get; private set; }

    /// <summary>Goes to the first of these bytes; the next reads give them.</summary>
    public void MoveTo(long start, long stop)
    {
        if (range is null || start < position || stop > end)
            Open(start, plan.EndOfRange(start, stop));
        while (position < start)
            if (Read(waste.AsSpan(0, (int)Math.Min(waste.Length, start - position)), start) == 0)
                throw new UnprovenPartException("a range ends early");
    }

    /// <param name="stop">Where the caller's bytes end.</param>
    public int Read(Span<byte> buffer, long stop)
    {
        cancellation.ThrowIfCancellationRequested();
        var read = range!.Read(buffer[..(int)Math.Min(buffer.Length, Math.Max(0, stop - position))]);
        position += read;
        Fetched += read;
        return read;
    }

    public void Dispose() => range?.Dispose();

    void Open(long start, long stop)
    {
        range?.Dispose();

        // Parts that lie over each other, or out of order, may cost more than the whole.
        asked += stop - start;
        if (asked > stored.Length || ++requests > MaxRequests)
            throw new UnprovenPartException("its parts cost more than the whole");
        range = stored.OpenPart(start, stop - start, cancellation) ?? throw new UnprovenPartException("the place gives no parts of a layer");
        (position, end) = (start, stop);
    }
}
