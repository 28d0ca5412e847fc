using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Repository;

/// <summary>Makes the next metadata of a repository with consistent snapshots. What it returns is to be written in that order: until the last file, the timestamp, stands, readers see what was there before.</summary>
public static class RepositoryWriter
{
    /// <returns>Names below <c>metadata/</c> with their bytes; the timestamp is last.</returns>
    /// <exception cref="MetadataException">Too few keys of a role are here.</exception>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Next(RepositoryState state, MetadataSigner signer, IEnumerable<TargetFile> targets, DateTimeOffset now, Lifetimes lifetimes)
    {
        var files = targets.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var targetsFile = signer.Sign(Role.Targets, new TargetsMetadata(new RoleHead(state.TargetsVersion + 1, now + lifetimes.Targets), files).Write());
        var snapshot = List(signer, Role.Snapshot, new RoleHead(state.SnapshotVersion + 1, now + lifetimes.Snapshot), "targets.json", state.TargetsVersion + 1, targetsFile);
        var timestamp = List(signer, Role.Timestamp, new RoleHead(state.TimestampVersion + 1, now + lifetimes.Timestamp), "snapshot.json", state.SnapshotVersion + 1, snapshot);
        return
        [
            ($"{state.TargetsVersion + 1}.targets.json", targetsFile.Bytes),
            ($"{state.SnapshotVersion + 1}.snapshot.json", snapshot.Bytes),
            ("timestamp.json", timestamp.Bytes),
        ];
    }

    /// <summary>Where a target lies below <c>targets/</c>.</summary>
    public static string PathOf(TargetFile target) => TargetName.Consistent(target.Name, target.Sha256);

    static SignedFile List(MetadataSigner signer, string role, RoleHead head, string names, long version, SignedFile file) =>
        signer.Sign(role, new MetaList(head, new Dictionary<string, MetaFile> { [names] = new(version, FileFacts.Of(file.Bytes)) }).Write(role));
}
