using System.Security.Cryptography;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Client;

/// <summary>The client of a signed repository. It believes the pinned root, and what follows from it; of a mirror it believes nothing.</summary>
/// <remarks>The Update Framework, specification 1.0, section 5.</remarks>
/// <param name="time">Read once, when the updater is made.</param>
public sealed class TrustedUpdater(ITrustedFetch fetch, ITrustedStore store, TimeProvider time, TrustLimits limits)
{
    readonly UpdateSession session = new(fetch, store, time, limits);

    /// <summary>Learns what the repository holds now.</summary>
    /// <param name="pinnedRoot">A root metadata file that came by a trusted way.</param>
    /// <exception cref="UntrustedException">The mirror is refused; the sentence says why.</exception>
    /// <exception cref="MetadataException">The pinned root itself is none.</exception>
    /// <exception cref="Core.ServiceException">The mirror cannot be reached.</exception>
    public TargetsMetadata Refresh(byte[] pinnedRoot)
    {
        RootChain.Begin(session, pinnedRoot);
        RootChain.Advance(session);
        var timestamp = TimestampStep.Take(session);
        var snapshot = SnapshotStep.Take(session, Named("timestamp.json", timestamp, "snapshot.json"));
        var targets = TargetsStep.Take(session, Named("snapshot.json", snapshot, "targets.json"));
        Moment.Keep(store, session.Now);
        return targets;
    }

    /// <summary>Copies a target. Only when this returns are the bytes what was signed: until then the caller must not use them.</summary>
    /// <exception cref="UntrustedException">They are not; what was written so far must be thrown away.</exception>
    public void Fetch(TargetFile target, Stream destination)
    {
        var path = $"targets/{(session.Root.ConsistentSnapshot ? TargetName.Consistent(target.Name, target.Sha256) : target.Name)}";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long total = 0;
        session.Copy(path, session.About(path, () => Length(target)), piece =>
        {
            hash.AppendData(piece);
            total += piece.Length;
            destination.Write(piece);
        });
        session.About(path, () => total == target.Length && new FileFacts(target.Length, target.Sha256).Fits(hash.GetHashAndReset())
            ? total
            : throw new MetadataException(Refusal.Mismatch, $"its {total:N0} bytes are not the {target.Length:N0} that were signed"));
    }

    long Length(TargetFile target) => target.Length <= limits.MaxTargetBytes
        ? target.Length
        : throw new MetadataException(Refusal.TooLarge, $"it is said to have {target.Length:N0} bytes, which is more than the {limits.MaxTargetBytes:N0} allowed");

    MetaFile Named(string file, MetaList list, string named) => session.About(file, () => list.Of(named));
}
