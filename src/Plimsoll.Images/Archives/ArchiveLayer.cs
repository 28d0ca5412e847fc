using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Compression;
using Plimsoll.Images.Digests;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Tar;
using Plimsoll.Streams;

namespace Plimsoll.Images.Archives;

/// <summary>What is known of a stored layer before it is read.</summary>
/// <param name="BlobDigest">Digest of the stored bytes, where a manifest names it; null in a classic docker-archive.</param>
/// <param name="DiffId">Digest of the plain bytes, as the config lists it.</param>
sealed record LayerDescriptor(int Index, Digest? BlobDigest, Digest DiffId, string? Step);

/// <summary>A layer that is a tar archive, plain or compressed.</summary>
sealed class ArchiveLayer(LayerDescriptor descriptor, StoredBlob stored, Limits limits, string subject) : ILayer
{
    const long ProgressStep = 8 * 1024 * 1024;
    const long WorthAThread = 4 * 1024 * 1024;

    public int Index => descriptor.Index;

    public Digest? Id => descriptor.DiffId;

    public Digest? CacheKey => descriptor.BlobDigest ?? descriptor.DiffId;

    public long? StoredBytes => stored.Length;

    public string? Step => descriptor.Step;

    string Place => $"Layer {Index + 1} ({descriptor.DiffId}) of {subject}";

    public LayerWalk Walk(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation)
    {
        try
        {
            var walk = options.Verification == Verification.None && stored.Region is { } region && SniffKind(region) == CompressionKind.None
                ? WalkSeeking(visitor, region, cancellation)
                : WalkThrough(visitor, options, cancellation);
            options.Progress?.Report(new LayerProgress(Index, stored.Length, stored.Length, Done: true));
            return walk;
        }
        catch (IOException e)
        {
            throw new UnreadableSubjectException($"{Place} cannot be read: {e.Message}", e);
        }
    }

    static CompressionKind SniffKind(FileRegion region)
    {
        Span<byte> head = stackalloc byte[CompressionSniffer.HeadBytes];
        return CompressionSniffer.Of(head[..region.Read(0, head)]);
    }

    LayerWalk WalkSeeking(ILayerVisitor visitor, FileRegion region, CancellationToken cancellation)
    {
        using var walker = new TarWalker(new FileTarSource(region), limits, Place);
        walker.Walk(visitor, cancellation);
        return new LayerWalk(null, walker.Entries, walker.PlainBytes);
    }

    LayerWalk WalkThrough(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation)
    {
        // Bytes from elsewhere may be others each time they are asked for: they are never believed unproven.
        var verification = options.Verification == Verification.None && stored.Region is null ? Verification.Authenticating : options.Verification;
        var provesBlob = descriptor.BlobDigest is not null && verification != Verification.None;
        var provesDiff = verification == Verification.Full || (verification == Verification.Authenticating && descriptor.BlobDigest is null);
        using var opened = stored.Open(cancellation);
        var whole = PrefixedStream.Peek(opened, CompressionSniffer.HeadBytes, out var head);
        var kind = CompressionSniffer.Of(head);
        var counted = new ProgressStream(whole, options.Progress, Index, stored.Length, ProgressStep, cancellation);
        Stream stream = counted;
        HashingStream? blob = null;
        HashingStream? diff = null;
        if (provesBlob)
            stream = blob = new HashingStream(stream, descriptor.BlobDigest!.Value.Algorithm);
        if (kind == CompressionKind.None && provesDiff)
            stream = diff = new HashingStream(stream, descriptor.DiffId.Algorithm);
        if (options.ReadAhead && stored.Length >= WorthAThread)
            stream = new ReadAheadStream(stream);
        var arriving = stream;
        if (kind != CompressionKind.None)
            stream = new BombGuard(Decompressor.Open(kind, stream, limits, Place, options.ManagedInflate), () => counted.Taken, limits, Place);
        if (kind != CompressionKind.None && provesDiff)
            stream = diff = new HashingStream(stream, descriptor.DiffId.Algorithm);
        using (stream)
        {
            var source = new StreamTarSource(stream);
            using var walker = new TarWalker(source, limits, Place);
            DrainAndProve(source, arriving, blob, diff, FailureOf(walker, visitor, cancellation));
            return new LayerWalk(provesBlob ? descriptor.BlobDigest : provesDiff ? descriptor.DiffId : null, walker.Entries, walker.PlainBytes);
        }
    }

    /// <summary>Damage waits until the digests are known: what they explain is told as what it is.</summary>
    static UnreadableSubjectException? FailureOf(TarWalker walker, ILayerVisitor visitor, CancellationToken cancellation)
    {
        try
        {
            walker.Walk(visitor, cancellation);
            return null;
        }
        catch (UnreadableSubjectException e) when (e is not LimitExceededException)
        {
            return e;
        }
    }

    void DrainAndProve(StreamTarSource source, Stream arriving, HashingStream? blob, HashingStream? diff, UnreadableSubjectException? failure)
    {
        try
        {
            source.Drain();
        }
        catch (UnreadableSubjectException e) when (e is not LimitExceededException && blob is not null)
        {
            failure ??= e;
        }

        // What stands behind the end of the compressed stream was promised too.
        Drain(arriving);
        blob?.MustBe(descriptor.BlobDigest!.Value, $"The blob of layer {Index + 1} of {subject}");
        if (failure is null || blob is null)
            diff?.MustBe(descriptor.DiffId, $"The content of layer {Index + 1} of {subject}");
        if (failure is not null)
            throw failure;
    }

    static void Drain(Stream stream)
    {
        var waste = new byte[64 * 1024];
        while (stream.Read(waste, 0, waste.Length) > 0)
        {
        }
    }
}
