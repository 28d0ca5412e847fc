using Plimsoll.Core;
using Plimsoll.Images.Blobs;

namespace Plimsoll.Images.Chunked;

/// <summary>A layer's table of contents, proven by the digest that the manifest names.</summary>
/// <param name="Fetched">Bytes that it took to get it.</param>
sealed record Contents(IReadOnlyList<ContentsEntry> Entries, long Fetched)
{
    /// <exception cref="UnprovenPartException">The table is not there, is not the one that the manifest names, or cannot be read in one way only.</exception>
    public static Contents Fetch(ContentsReference reference, StoredBlob stored, Limits limits, CancellationToken cancellation)
    {
        var (table, dataEnd, fetched) = reference.Kind == ContentsKind.EStargz
            ? EStargzTable.Fetch(reference, stored, limits, cancellation)
            : ZstdChunkedTable.Fetch(reference, stored, limits, cancellation);
        return new Contents(ContentsParser.Parse(table, dataEnd, limits), fetched);
    }
}
