using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>A gzip layer elsewhere that a SOCI index may know: only the spans are fetched in which something wanted lies. On any doubt the layer is read whole.</summary>
/// <remarks>
/// What is read is as true as what vouches for the index: the image's manifest where that names it, and else nothing at all, so that nothing may be kept.
/// docs/decisions/0030 tells more.
/// </remarks>
sealed class SociLayer(ILayer whole, Digest blob, IZtocs ztocs, StoredBlob stored, Limits limits, string subject) : ISparingLayer
{
    // Below this, asking costs more than reading.
    const long WorthAsking = 128 * 1024;

    public int Index => whole.Index;

    public Digest? Id => whole.Id;

    public Digest? CacheKey => whole.CacheKey;

    public Digest? PartsKey { get; } = ztocs.Named is { } index ? Digest.Sha256(SHA256.HashData(Encoding.UTF8.GetBytes($"parts\n{blob}\nsoci {index}\n"))) : null;

    public long? StoredBytes => stored.Length;

    public string? Step => whole.Step;

    public long Spared { get; private set; }

    /// <summary>Whether a walk believed an index that nothing proves.</summary>
    public bool IsUnproven { get; private set; }

    /// <summary>Why the layer was read whole; null where it was not, or where nothing is wrong with that.</summary>
    public string? Problem { get; private set; }

    public LayerWalk Walk(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation) =>
        !options.Whole && options.Verification != Verification.Full && stored.Length >= WorthAsking && Plan(visitor, cancellation) is var (ztoc, plan, fetched)
            ? WalkParts(ztoc, plan, fetched, visitor, options, cancellation)
            : whole.Walk(visitor, options, cancellation);

    (Ztoc Ztoc, ReadPlan Plan, long Fetched)? Plan(ILayerVisitor visitor, CancellationToken cancellation)
    {
        try
        {
            if (ztocs.Find(blob, Math.Min(limits.MaxContentsBytes, stored.Length / 2), cancellation) is not { } bytes)
                return null;
            var ztoc = ZtocParser.Parse(bytes, stored.Length, limits);
            var plan = ReadPlan.Of(Wanted(ztoc, visitor));
            return plan.IsScattered || plan.Bytes + bytes.Length > stored.Length / 2 ? null : (ztoc, plan, bytes.Length);
        }
        catch (UnprovenPartException e)
        {
            Problem = e.Message;
            return null;
        }
    }

    static IEnumerable<(long Start, long End)> Wanted(Ztoc ztoc, ILayerVisitor visitor)
    {
        foreach (var file in ztoc.Entries)
            if (file.Entry is { Kind: FileKind.File, Size: > 0 } && visitor.MayWant(file.Entry.ToFileEntry()))
                yield return (ztoc.Spans[ztoc.SpanOf(file.HeaderStart)].Start, ztoc.Spans[ztoc.SpanOf(file.End - 1)].End);
    }

    LayerWalk WalkParts(Ztoc ztoc, ReadPlan plan, long fetched, ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation)
    {
        using var reader = new PartReader(stored, plan, cancellation);
        var spans = new SpanReader(ztoc, reader, new UnfoldingBudget(reader, limits, $"Layer {Index + 1} ({Id}) of {subject}"), limits);
        try
        {
            foreach (var file in ztoc.Entries)
            {
                var shown = file.Entry.ToFileEntry();
                if (file.Entry.Path.Length == 0 || !visitor.Meets(shown) || file.Entry.Kind != FileKind.File)
                    continue;
                using var content = new SpannedContent(file, spans);
                visitor.Content(shown, content);
            }
        }
        catch (Exception e) when (e is UnprovenPartException or LimitExceededException)
        {
            // What somebody's index makes of the layer must not keep it from being read as it is.
            Problem = e.Message;
            throw new UnprovenPartException(e.Message);
        }

        IsUnproven |= ztocs.Named is null;
        Spared = Math.Max(Spared, stored.Length - fetched - reader.Fetched);
        options.Progress?.Report(new LayerProgress(Index, fetched + reader.Fetched, fetched + reader.Fetched, Done: true));
        return new LayerWalk(options.Verification == Verification.None ? null : PartsKey, ztoc.Entries.Count, ztoc.Entries.Sum(e => e.Entry.Size));
    }
}
