namespace Plimsoll.Streams.Isal;

/// <summary>What <see cref="WholeGzipStream"/> does, with ISA-L's inflater.</summary>
sealed class IsalGzipStream(Stream stored) : ForwardStream
{
    readonly StoredBytes stored = new(stored);
    readonly InflateState state = new();
    bool isStarted;
    bool isInMember;
    bool isEnded;

    /// <exception cref="InvalidDataException">The bytes are no gzip, or end before their own end.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        while (isInMember || TryStart())
        {
            var offered = stored.Available.Length;
            var (taken, made) = state.Inflate(stored.Available, buffer);
            stored.Take(taken);
            isInMember = !state.IsFinished;
            if (made > 0)
                return made;
            if (!isInMember || taken > 0)
                continue;

            // It asks for more; where it had some and did nothing with it, it would do so for ever.
            if (offered > 0 || !stored.Fill())
                throw new InvalidDataException("The gzip stream ends early.");
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            state.Dispose();
            stored.Dispose();
        }

        base.Dispose(disposing);
    }

    bool TryStart()
    {
        if (isEnded)
            return false;
        var hasMore = stored.Fill();
        if (hasMore && new GzipHeader(stored).TryPass())
        {
            state.Start();
            return isStarted = isInMember = true;
        }

        isEnded = true;
        return hasMore && !isStarted ? throw new InvalidDataException("The bytes are no gzip.") : false;
    }
}
