using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Store;
using Plimsoll.Core;
using Plimsoll.Trust;
using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Writes a mirror: a directory that any web server can serve. Whoever reads while it is written sees what was there before, whole: the timestamp, which names all else, is replaced last.</summary>
public sealed class MirrorPublisher(PublishOptions options)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly PublishedMirror mirror = new(options.Directory);

    /// <exception cref="UsageException">Roots or keys are not enough; nothing was written.</exception>
    /// <exception cref="UnusableDatabaseException">The database is damaged.</exception>
    /// <exception cref="ServiceException">Another process publishes to the same directory.</exception>
    public PublishReport Publish(CancellationToken cancellation)
    {
        var root = Root();
        var signer = new MetadataSigner(root, options.Keys);
        if (signer.Wants(Role.Targets, Role.Snapshot, Role.Timestamp) is { Count: > 0 } wants)
            throw new UsageException($"Nothing was published: {string.Join("; ", wants)}.");
        if (DatabaseVerifier.Verify(options.Database) is { Count: > 0 } problems)
            throw new UnusableDatabaseException(options.Database, problems[0].TrimEnd('.'));
        foreach (var directory in (string[])[options.Directory, mirror.Metadata, mirror.Targets, Path.Join(mirror.Targets, "deltas")])
            Directory.CreateDirectory(directory);
        using var padlock = StoreLock.Take(options.Directory, Patience, cancellation);
        return Write(mirror.State(root), signer, cancellation);
    }

    PublishReport Write(RepositoryState state, MetadataSigner signer, CancellationToken cancellation)
    {
        var (targets, deltaBytes) = new MirrorContents(options, mirror).Next(state, cancellation);
        var next = RepositoryWriter.Next(state, signer, targets, options.Now, options.Lifetimes);
        foreach (var (name, bytes) in next.SkipLast(1))
            WholeFile.Write(Path.Join(mirror.Metadata, name), bytes);

        // A new root and the timestamp that its keys signed go out together, as nearly as files can.
        foreach (var (bytes, i) in options.Roots.Select((bytes, i) => (bytes, i)))
            if (Path.Join(mirror.Metadata, $"{i + 1}.root.json") is var path && !File.Exists(path))
                WholeFile.Write(path, bytes);
        WholeFile.Write(Path.Join(mirror.Metadata, next[^1].Name), next[^1].Bytes);
        MirrorPruning.Prune(mirror, targets, state);
        if (options.Layout is { } layout)
            new OciLayout(layout).Write(options.Directory, [
                .. next.Select(n => $"metadata/{n.Name}"),
                .. Enumerable.Range(1, options.Roots.Count).Select(version => $"metadata/{version}.root.json"),
                .. targets.Select(t => $"targets/{RepositoryWriter.PathOf(t)}"),
            ]);
        var database = targets.Single(t => t.Name == MirrorNames.Database);
        return new PublishReport(state.TimestampVersion + 1, MirrorNames.PlainOf(database)!.Built, database.Length, deltaBytes, options.Now + options.Lifetimes.Timestamp);
    }

    /// <summary>The present root: the last of a chain that begins with the first, and that agrees with what was published.</summary>
    RootMetadata Root()
    {
        RootMetadata? root = null;
        foreach (var (bytes, i) in options.Roots.Select((bytes, i) => (bytes, i)))
        {
            var name = $"{i + 1}.root.json";
            try
            {
                root = RootDraft.Verify(SignedFile.Parse(bytes), root);
            }
            catch (MetadataException e)
            {
                throw new UsageException($"Nothing was published: {name}: {e.Message}.");
            }

            if (PublishedMirror.Read(Path.Join(mirror.Metadata, name)) is { } published && !published.AsSpan().SequenceEqual(bytes))
                throw new UsageException($"Nothing was published: the {name} in {mirror.Metadata} is another than the one beside the keys.");
        }

        if (root is null)
            throw new UsageException("Nothing was published: there is no 1.root.json beside the keys; make one with: plimsoll db keygen");
        if (root.Head.Expires <= options.Now)
            throw new UsageException($"Nothing was published: {root.Version}.root.json has expired; make the next with: plimsoll db new-root");
        return mirror.Numbered(Role.Root).DefaultIfEmpty().Max() is var newest && newest > root.Version
            ? throw new UsageException($"Nothing was published: {mirror.Metadata} has a {newest}.root.json already, which is not beside the keys.")
            : root;
    }
}
