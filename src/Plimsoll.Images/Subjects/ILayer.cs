using Plimsoll.Core;
using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Subjects;

/// <summary>How much of a layer's identity is proven while it is walked.</summary>
public enum Verification
{
    /// <summary>Nothing: unwanted contents of a plain layer are skipped by seeking. Its evidence must not be cached.</summary>
    None,

    /// <summary>What authenticates the bytes, once: the blob digest that a verified manifest names, or the diff id of a plain layer.</summary>
    Authenticating,

    /// <summary>Both the blob digest and the diff id.</summary>
    Full,
}

/// <summary>Bytes read so far of one layer, as stored; reported now and then from the thread that walks.</summary>
public readonly record struct LayerProgress(int Layer, long BytesRead, long? BytesTotal, bool Done);

/// <summary>How a layer is walked.</summary>
/// <param name="ReadAhead">Read and hash on a thread of their own: worth it where a core would idle.</param>
/// <param name="Whole">Read every byte, also of a layer that has a table of contents.</param>
/// <param name="ManagedInflate">Gzip is inflated by what .NET carries, not by ISA-L where the machine has it.</param>
public sealed record WalkOptions(Verification Verification, IProgress<LayerProgress>? Progress = null, bool ReadAhead = false, bool Whole = false, bool ManagedInflate = false);

/// <summary>What a finished walk can say.</summary>
/// <param name="Verified">The digest that was proven, the key under which evidence may be kept; null where nothing was.</param>
public sealed record LayerWalk(Digest? Verified, long Entries, long PlainBytes);

/// <summary>One layer of a subject: an archive, or a tree.</summary>
public interface ILayer
{
    /// <summary>Position from the bottom, from 0.</summary>
    int Index { get; }

    /// <summary>What reports call the layer: its diff id, else its blob digest; null for a tree.</summary>
    Digest? Id { get; }

    /// <summary>The digest that a walk with <see cref="Verification.Authenticating"/> would prove; null for a tree, which has none.</summary>
    Digest? CacheKey { get; }

    /// <summary>
    /// The digest that a walk proves which reads but the wanted parts of the layer: of the blob's digest and the table of contents' together,
    /// for a manifest may name any table beside any blob. Null where there is no such walk.
    /// </summary>
    Digest? PartsKey => null;

    /// <summary>Size as stored, where known.</summary>
    long? StoredBytes { get; }

    /// <summary>The command of the image's history that made the layer, where it tells.</summary>
    string? Step { get; }

    /// <summary>Walks the entries once, in order. May be called again; calls on different layers may run at the same time.</summary>
    /// <exception cref="UnreadableSubjectException">The layer is damaged. Nothing learned from this walk is to be believed.</exception>
    /// <exception cref="DigestMismatchException">The bytes are not what their digest says.</exception>
    /// <exception cref="LimitExceededException">A limit was reached.</exception>
    /// <exception cref="Chunked.UnprovenPartException">What was read of a part is not what it should be: forget it, and walk with <see cref="WalkOptions.Whole"/>.</exception>
    LayerWalk Walk(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation);
}
