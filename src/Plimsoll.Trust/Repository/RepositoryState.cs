using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Repository;

/// <summary>What a repository holds: the root, the version of each of the other roles (0 before the first), and its targets.</summary>
public sealed record RepositoryState(RootMetadata Root, long TimestampVersion, long SnapshotVersion, long TargetsVersion, IReadOnlyDictionary<string, TargetFile> Targets);
