using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Compression;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Chunked;

/// <summary>A layer elsewhere that has a table of contents: only what is wanted is fetched. Wherever the table does not hold, the layer is read whole.</summary>
/// <remarks>
/// What the table says is as true as the manifest that names its digest; that the blob's own headers say the same is only seen by reading it whole,
/// which <see cref="Verification.Full"/> does.
/// </remarks>
sealed class ChunkedLayer(ILayer whole, Digest blob, ContentsReference reference, StoredBlob stored, Limits limits, string subject) : ISparingLayer
{
    // Below this, asking costs more than reading.
    const long WorthAsking = 128 * 1024;

    public int Index => whole.Index;

    public Digest? Id => whole.Id;

    public Digest? CacheKey => whole.CacheKey;

    public Digest? PartsKey { get; } = Digest.Sha256(SHA256.HashData(Encoding.UTF8.GetBytes($"parts\n{blob}\n{reference.Kind} {reference.Digest}\n")));

    public long? StoredBytes => stored.Length;

    public string? Step => whole.Step;

    public long Spared { get; private set; }

    /// <summary>Why the layer was read whole; null where it was not, or where nothing is wrong with that.</summary>
    public string? Problem { get; private set; }

    public LayerWalk Walk(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation) =>
        !options.Whole && options.Verification != Verification.Full && stored.Length >= WorthAsking && Plan(visitor, cancellation) is var (contents, plan)
            ? WalkParts(contents, plan, visitor, options, cancellation)
            : whole.Walk(visitor, options, cancellation);

    (Contents Contents, ReadPlan Plan)? Plan(ILayerVisitor visitor, CancellationToken cancellation)
    {
        try
        {
            var contents = Contents.Fetch(reference, stored, limits, cancellation);
            var plan = ReadPlan.Of(contents.Entries, visitor);
            return plan.IsScattered || plan.Bytes + contents.Fetched > stored.Length / 2 ? null : (contents, plan);
        }
        catch (UnprovenPartException e)
        {
            Problem = e.Message;
            return null;
        }
    }

    LayerWalk WalkParts(Contents contents, ReadPlan plan, ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation)
    {
        using var reader = new PartReader(stored, plan, cancellation);
        var place = $"Layer {Index + 1} ({Id}) of {subject}";
        var budget = new UnfoldingBudget(reader, limits, place);
        var compression = reference.Kind == ContentsKind.EStargz ? CompressionKind.Gzip : CompressionKind.Zstd;
        try
        {
            foreach (var entry in contents.Entries)
            {
                var shown = entry.ToFileEntry();
                if (entry.Path.Length == 0 || !visitor.Meets(shown) || entry.Kind != FileKind.File)
                    continue;
                using var content = new ChunkedContent(entry, compression, reader, budget, limits, place);
                visitor.Content(shown, content);
                content.Prove();
            }
        }
        catch (UnprovenPartException e)
        {
            Problem = e.Message;
            throw;
        }

        var fetched = contents.Fetched + reader.Fetched;
        Spared = Math.Max(Spared, stored.Length - fetched);
        options.Progress?.Report(new LayerProgress(Index, fetched, fetched, Done: true));
        return new LayerWalk(options.Verification == Verification.None ? null : PartsKey, contents.Entries.Count, contents.Entries.Sum(e => e.Size));
    }
}
