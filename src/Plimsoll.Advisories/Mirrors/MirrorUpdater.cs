using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Store;
using Plimsoll.Trust;
using Plimsoll.Trust.Client;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Brings the database up to date from a mirror that is not trusted: signatures first, then deltas or the whole, then the store's own checks, then the switch.</summary>
public sealed class MirrorUpdater(MirrorOptions options)
{
    readonly DatabaseStore store = new(options.DataHome);

    /// <exception cref="UntrustedException">What the mirror serves is refused.</exception>
    /// <exception cref="Core.ServiceException">The mirror cannot be reached, or its database is refused by the store. The database in use stays.</exception>
    /// <exception cref="Core.UsageException">The mirror or the pinned root is none.</exception>
    public MirrorReport Update(CancellationToken cancellation)
    {
        var mirror = MirrorSource.Open(options, cancellation);
        try
        {
            // Held from here on: what is believed and what is in use change together.
            using var candidate = store.NewCandidate(cancellation: cancellation);
            var updater = new TrustedUpdater(mirror, new TrustedFiles(options.DataHome, options.PinnedRoot), options.Time, TrustLimits.Default);
            var targets = Refresh(updater);
            if (targets.Files.GetValueOrDefault(MirrorNames.Database) is not { } target || MirrorNames.PlainOf(target) is not { } wanted)
                throw new UntrustedException(mirror.Name, "targets.json", Refusal.Missing, "it names no advisory database");
            return Take(candidate, updater, targets, target, wanted, cancellation);
        }
        finally
        {
            (mirror as IDisposable)?.Dispose();
        }
    }

    TargetsMetadata Refresh(TrustedUpdater updater)
    {
        try
        {
            return updater.Refresh(options.PinnedRoot);
        }
        catch (MetadataException e)
        {
            throw new Core.UsageException($"The pinned root cannot be believed: {e.Message}; get it anew from who publishes the mirror.");
        }
    }

    MirrorReport Take(DatabaseCandidate candidate, TrustedUpdater updater, TargetsMetadata targets, TargetFile target, PlainDatabase wanted, CancellationToken cancellation)
    {
        var now = options.Time.GetUtcNow();
        if (store.CurrentPath is { } current && ContentOf(current) == wanted.Content)
        {
            store.Confirm(now);
            return new MirrorReport(current, Switched: false, 0, 0, null);
        }

        var way = new MirrorWay(updater, candidate.Path, options.Progress, cancellation);
        var deltas = way.ByDeltas(Bases(), targets, target, wanted);
        if (deltas is null)
            way.Whole(target, wanted);
        candidate.Inputs = $"mirror {wanted.Content}";
        var path = store.SwitchTo(candidate, options.Checks with { Carried = options.Carried }, now);
        return new MirrorReport(path, Switched: true, deltas ?? 0, way.Fetched, way.Note);
    }

    /// <summary>Databases from which deltas may lead on, with their contents.</summary>
    IEnumerable<(string Path, string Content)> Bases()
    {
        foreach (var path in (string?[])[store.CurrentPath, options.Carried])
            if (path is not null && ContentOf(path) is { } content)
                yield return (path, content);
    }

    static string? ContentOf(string path)
    {
        try
        {
            using var database = AdvisoryDatabase.Open(path);
            return database.Info.Digest;
        }
        catch (UnusableDatabaseException)
        {
            return null;
        }
    }
}
