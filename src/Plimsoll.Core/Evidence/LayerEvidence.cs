namespace Plimsoll.Core.Evidence;

/// <summary>What a path of a layer does to the layers below it.</summary>
public enum CoverKind
{
    /// <summary>A whiteout: the path, and all below it, is gone.</summary>
    Whiteout,

    /// <summary>An opaque directory: what lower layers have below it is gone.</summary>
    Opaque,

    /// <summary>A file, link or device where readers look for a directory or a file: it covers what was there.</summary>
    Replacement,

    /// <summary>A directory: it merges with a directory below it, and covers a link or file.</summary>
    Directory,
}

/// <summary>A path of a layer that hides something of the layers below.</summary>
public sealed record Cover(CoverKind Kind, string Path);

/// <summary>A symbolic link at, or above, a path that readers want.</summary>
/// <param name="Path">Where the link is.</param>
/// <param name="Target">Its target as written; relative to the link's directory unless it starts with a slash.</param>
public sealed record Link(string Path, string Target);

/// <summary>All that the readers learned of one layer, independent of the layers around it.</summary>
public sealed record LayerEvidence
{
    public IReadOnlyList<FileEvidence> Files { get; init; } = [];

    public IReadOnlyList<Cover> Covers { get; init; } = [];

    public IReadOnlyList<Link> Links { get; init; } = [];

    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>Entries walked, and their plain bytes: for progress and reports.</summary>
    public long Entries { get; init; }

    public long Bytes { get; init; }
}
