using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Images.Compression;
using Plimsoll.Streams;

namespace Plimsoll.Images.Chunked;

/// <summary>What a whole layer's parts may unfold to, together.</summary>
sealed class UnfoldingBudget(PartReader reader, Limits limits, string place)
{
    long plain;

    public void Take(int bytes)
    {
        plain += bytes;
        if (plain > limits.MaxLayerBytes)
            throw new LimitExceededException(nameof(Limits.MaxLayerBytes), limits.MaxLayerBytes, place);
        if (plain > limits.RatioFloorBytes && plain / limits.MaxCompressionRatio > reader.Fetched)
            throw new LimitExceededException(nameof(Limits.MaxCompressionRatio), limits.MaxCompressionRatio, place);
    }
}

/// <summary>The content of a file, chunk after chunk. What was read of it is proven only once <see cref="Prove"/> has returned.</summary>
sealed class ChunkedContent(ContentsEntry entry, CompressionKind compression, PartReader reader, UnfoldingBudget budget, Limits limits, string place) : ForwardStream
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    Stream? plain;
    int next;
    long left;

    Chunk Current => entry.Chunks[next - 1];

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || (left == 0 && !Open()))
            return 0;
        var wanted = buffer[..(int)Math.Min(buffer.Length, left)];
        var read = Current.Sha256 is null ? Clear(wanted) : ReadStored(wanted);
        budget.Take(read);
        left -= read;
        if (left == 0)
            EndChunk();
        return read;
    }

    /// <summary>Reads what nobody has read, so that every chunk is compared with its digest.</summary>
    public void Prove()
    {
        var waste = new byte[16 * 1024];
        while (Read(waste, 0, waste.Length) > 0)
        {
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            plain?.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    bool Open()
    {
        if (next == entry.Chunks.Count)
            return false;
        var chunk = entry.Chunks[next++];
        left = chunk.Length;
        if (chunk.Sha256 is null)
            return true;
        reader.MoveTo(chunk.Offset, chunk.End);

        // Chunks are small: starting another inflater for each would cost more than it saves.
        plain = Decompressor.Open(compression, new ChunkStream(reader, chunk), limits, place, managedInflate: true);
        var waste = new byte[16 * 1024];
        for (var skipped = 0L; skipped < chunk.Skip;)
        {
            var read = Unpack(waste.AsSpan(0, (int)Math.Min(waste.Length, chunk.Skip - skipped)));
            budget.Take(read);
            skipped += read;
        }

        return true;
    }

    int ReadStored(Span<byte> buffer)
    {
        var read = Unpack(buffer);
        hash.AppendData(buffer[..read]);
        return read;
    }

    int Unpack(Span<byte> buffer)
    {
        try
        {
            return plain!.Read(buffer) is > 0 and var read ? read : throw new UnprovenPartException("a chunk ends early");
        }
        catch (Exception e) when (e is InvalidDataException or ZstdSharp.ZstdException or EndOfStreamException)
        {
            throw new UnprovenPartException("a chunk cannot be decompressed");
        }
    }

    void EndChunk()
    {
        if (Current.Sha256 is not { } expected)
            return;
        plain?.Dispose();
        plain = null;
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(expected))
            throw new UnprovenPartException("a chunk is not what its digest says");
    }

    static int Clear(Span<byte> buffer)
    {
        buffer.Clear();
        return buffer.Length;
    }
}
