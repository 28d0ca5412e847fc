namespace Plimsoll.Core.Evidence;

/// <summary>A symbolic link at, or above, a place that readers want.</summary>
/// <param name="Path">Where the link is.</param>
/// <param name="Target">Its target as written; relative to the link's directory unless it starts with a slash.</param>
public sealed record Link(string Path, string Target);

/// <summary>Everything that a layer has and hides, by <see cref="PathHash"/>: what it does to the layers below it.</summary>
public sealed record LayerPaths
{
    public static LayerPaths None { get; } = new();

    /// <summary>Files, links and devices: each covers what was at its path, and all below that.</summary>
    public ReadOnlyMemory<ulong> Things { get; init; }

    /// <summary>Directories: each merges with a directory below it, and covers anything else.</summary>
    public ReadOnlyMemory<ulong> Directories { get; init; }

    /// <summary>Whiteouts: the path, and all below it, is gone.</summary>
    public ReadOnlyMemory<ulong> Whiteouts { get; init; }

    /// <summary>Opaque directories: what lower layers have below the path is gone.</summary>
    public ReadOnlyMemory<ulong> Opaques { get; init; }
}

/// <summary>All that the readers learned of one layer, independent of the layers around it.</summary>
public sealed record LayerEvidence
{
    public IReadOnlyList<FileEvidence> Files { get; init; } = [];

    public LayerPaths Paths { get; init; } = LayerPaths.None;

    public IReadOnlyList<Link> Links { get; init; } = [];

    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>Entries walked, and their plain bytes: for progress and reports.</summary>
    public long Entries { get; init; }

    public long Bytes { get; init; }
}
