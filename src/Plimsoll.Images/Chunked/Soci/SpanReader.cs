using System.Security.Cryptography;
using Plimsoll.Core;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>Reads plain bytes of a layer by its spans: each is fetched, compared with its digest, and only then inflated.</summary>
sealed class SpanReader(Ztoc ztoc, PartReader reader, UnfoldingBudget budget, Limits limits)
{
    readonly byte[] waste = new byte[16 * 1024];
    CheckpointInflater? inflater;
    int current = -1;
    byte shared;
    long position;

    /// <summary>Goes to a plain byte; the next reads give it.</summary>
    public void MoveTo(long plain)
    {
        var span = ztoc.SpanOf(plain);
        if (span != current || plain < position)
            Start(span);
        while (position < plain)
            Read(waste.AsSpan(0, (int)Math.Min(waste.Length, plain - position)));
    }

    /// <summary>At least a byte; the caller asks for no more than the layer has.</summary>
    public int Read(Span<byte> buffer)
    {
        while (position == ztoc.Spans[current].PlainEnd)
            Start(current + 1 < ztoc.Spans.Count ? current + 1 : throw new UnprovenPartException("the layer ends early"));
        var read = Inflate(buffer[..(int)Math.Min(buffer.Length, ztoc.Spans[current].PlainEnd - position)]);
        budget.Take(read);
        position += read;
        return read;
    }

    void Start(int next)
    {
        var span = ztoc.Spans[next];

        // Two ways to know what stood before the span must say the same.
        if (inflater is not null && next == current + 1 && position == span.PlainStart && !inflater.EndsWith(span.Before.Span))
            throw new UnprovenPartException("a span does not continue the one before it");
        var stored = Fetch(span, follows: current >= 0 && next == current + 1);
        if (!SHA256.HashData(stored).AsSpan().SequenceEqual(span.Sha256))
            throw new UnprovenPartException("a span is not what its digest says");
        (current, position, shared) = (next, span.PlainStart, stored[^1]);
        inflater = new CheckpointInflater(stored, span.Skipped, span.Before.Span);
    }

    // The byte in which a block ends and the next starts belongs to both spans, and is not asked for twice.
    byte[] Fetch(ZtocSpan span, bool follows)
    {
        if (span.End - span.Start > limits.MaxContentsBytes)
            throw new UnprovenPartException("a span is larger than may be held");
        var stored = new byte[span.End - span.Start];
        var read = 0;
        if (follows && span.Skipped > 0)
            stored[read++] = shared;
        if (read < stored.Length)
            reader.MoveTo(span.Start + read, span.End);
        while (read < stored.Length)
            read += reader.Read(stored.AsSpan(read), span.End) is > 0 and var more ? more : throw new UnprovenPartException("a range ends early");
        return stored;
    }

    int Inflate(Span<byte> buffer)
    {
        try
        {
            return inflater!.Read(buffer) is > 0 and var read ? read : throw new UnprovenPartException("a span ends early");
        }
        catch (InvalidDataException)
        {
            throw new UnprovenPartException("a span cannot be decompressed");
        }
    }
}
