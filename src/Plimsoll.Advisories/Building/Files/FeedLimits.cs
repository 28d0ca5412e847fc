namespace Plimsoll.Advisories.Building.Files;

/// <summary>What a directory of feeds may cost at most: a mirror, or an archive from somewhere, is a stranger too.</summary>
sealed record FeedLimits
{
    public static FeedLimits Default { get; } = new();

    /// <summary>Decompression bombs: plain bytes of one file or member.</summary>
    public long MaxFileBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Decompression bombs spread over many members: plain bytes of one archive.</summary>
    public long MaxArchiveBytes { get; init; } = 32L * 1024 * 1024 * 1024;

    /// <summary>After so many plain bytes of one file its document is taken out of memory before the next is read: the runtime would wait, and hold both.</summary>
    public long SettledBytes { get; init; } = 16L * 1024 * 1024;

    /// <summary>Archives of empty files without end.</summary>
    public int MaxMembers { get; init; } = 5_000_000;

    /// <summary>Compressions around compressions: <c>.tar.xz</c> and a compressed member in it make two.</summary>
    public int MaxWrappings { get; init; } = 3;
}
