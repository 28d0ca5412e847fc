namespace Plimsoll.Images.Chunked.Soci;

/// <summary>An entry of a layer, and where its content starts among the layer's plain bytes.</summary>
readonly record struct ZtocEntry(ContentsEntry Entry, long Start)
{
    /// <summary>Of the header that stands right before the content.</summary>
    public const int HeaderBytes = 512;

    public long HeaderStart => Start - HeaderBytes;

    public long End => Start + Entry.Size;
}

/// <summary>A part of a layer that can be inflated by itself.</summary>
/// <param name="Start">Where its compressed bytes start in the blob; the first of them may be the last of the span before, too.</param>
/// <param name="End">Where they end.</param>
/// <param name="Skipped">Bits of the first byte that belong to the span before; 0 where that byte is its own.</param>
/// <param name="PlainStart">Where its plain bytes start, and <paramref name="PlainEnd"/> where they end.</param>
/// <param name="Before">The plain bytes before it that it may repeat.</param>
/// <param name="Sha256">Of its compressed bytes.</param>
sealed record ZtocSpan(long Start, long End, int Skipped, long PlainStart, long PlainEnd, ReadOnlyMemory<byte> Before, byte[] Sha256);

/// <summary>A layer's table of contents as SOCI has it: what its tar archive holds, and from where its gzip stream can be read.</summary>
sealed record Ztoc(IReadOnlyList<ZtocEntry> Entries, IReadOnlyList<ZtocSpan> Spans)
{
    /// <summary>Which span holds a plain byte.</summary>
    public int SpanOf(long plain)
    {
        var (low, high) = (0, Spans.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Spans[middle].PlainStart <= plain ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
