using System.Buffers.Binary;
using System.Text;
using Plimsoll.Core;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>Reads where a gzip stream can be entered: checkpoints, each with its place, its bit and 32 KiB of plain bytes before it.</summary>
/// <remarks>
/// soci-snapshotter, ztoc/compression/gzip_zinfo.c: a count and the span's size, then per checkpoint where it is in the blob and in the plain bytes, the bits
/// of the byte before that are its own, and the window. Its first version leaves out the first checkpoint, which it takes to be behind a bare gzip header.
/// </remarks>
static class ZtocSpans
{
    const int HeaderBytes = 4 + 8;
    const int NumberBytes = 8 + 8 + 1;
    const int CheckpointBytes = NumberBytes + CheckpointInflater.WindowBytes;
    const int GzipHeaderBytes = 10;

    readonly record struct Checkpoint(long Stored, long Plain, int Bits, ReadOnlyMemory<byte> Window)
    {
        public long Start => Stored - (Bits > 0 ? 1 : 0);
    }

    /// <param name="blob">The checkpoints as stored.</param>
    /// <param name="digests">Of the spans' compressed bytes.</param>
    /// <exception cref="UnprovenPartException">They do not add up.</exception>
    public static List<ZtocSpan> Read(ReadOnlyMemory<byte> blob, FlatList digests, long storedBytes, long plainBytes)
    {
        var points = Points(blob);
        if (points.Count != digests.Count)
            throw new UnprovenPartException("it has not as many digests as spans");
        List<ZtocSpan> spans = new(points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var (end, plainEnd) = i + 1 < points.Count ? (points[i + 1].Stored, points[i + 1].Plain) : (storedBytes, plainBytes);
            if (point.Bits > 7 || point.Start < 0 || point.Stored >= end || end > storedBytes || point.Plain > plainEnd || plainEnd > plainBytes)
                throw new UnprovenPartException("its spans are in no order, or lie outside of the layer");
            var known = (int)Math.Min(point.Plain, CheckpointInflater.WindowBytes);
            spans.Add(new ZtocSpan(point.Start, end, (8 - point.Bits) & 7, point.Plain, plainEnd, known == 0 ? default : point.Window[^known..], HashOf(digests.Text(i))));
        }

        return spans;
    }

    static List<Checkpoint> Points(ReadOnlyMemory<byte> blob)
    {
        var count = blob.Length < HeaderBytes ? 0 : BinaryPrimitives.ReadInt32LittleEndian(blob.Span);
        var stated = HeaderBytes + ((long)count * CheckpointBytes);
        if (count <= 0 || (blob.Length != stated && blob.Length != stated - CheckpointBytes))
            throw new UnprovenPartException("its checkpoints are not as many as it says");
        List<Checkpoint> points = new(count);
        if (blob.Length != stated)
            points.Add(new Checkpoint(GzipHeaderBytes, 0, 0, default));
        for (var rest = blob[HeaderBytes..]; !rest.IsEmpty; rest = rest[CheckpointBytes..])
            points.Add(new Checkpoint(
                BinaryPrimitives.ReadInt64LittleEndian(rest.Span), BinaryPrimitives.ReadInt64LittleEndian(rest.Span[8..]), rest.Span[16], rest[NumberBytes..CheckpointBytes]));
        return points is [{ Plain: 0, Stored: >= GzipHeaderBytes }, ..] ? points : throw new UnprovenPartException("its first span does not start where the layer does");
    }

    static byte[] HashOf(ReadOnlySpan<byte> text) =>
        text.Length < 100 && Digest.TryParse(Encoding.ASCII.GetString(text), out var digest) && digest.Algorithm == "sha256"
            ? Convert.FromHexString(digest.Hex)
            : throw new UnprovenPartException("a span has no digest that could be checked");
}
