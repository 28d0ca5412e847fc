namespace Plimsoll.Core;

/// <summary>What a subject may cost us at most. One object, passed down to every reader; each limit names the attack it stops.</summary>
public sealed record Limits
{
    // Measured under a limit of 256 MiB, of which .NET takes 192: a file that large beside what its reader makes of it leaves room for the rest of a scan.
    const int FileShare = 3;
    const int OwnedShare = 6;

    // Decoders take theirs beside what .NET does, one a thread: eight threads fit into the quarter that it leaves.
    const int WindowShare = 24;

    // A package with its names, its place, its findings and its line in a report.
    const int PackageBytes = 4096;

    public static Limits Default { get; } = new();

    /// <summary>Headers without end: a small compressed layer can hold millions of empty files.</summary>
    public long MaxEntriesPerLayer { get; init; } = 5_000_000;

    /// <summary>Layers without end in one manifest.</summary>
    public int MaxLayers { get; init; } = 1_000;

    /// <summary>Names as memory bombs: PAX and GNU long names state their own length.</summary>
    public int MaxPathBytes { get; init; } = 16 * 1024;

    /// <summary>PAX extended headers as memory bombs.</summary>
    public int MaxPaxHeaderBytes { get; init; } = 1024 * 1024;

    /// <summary>Index in index in index: manifests that point at each other.</summary>
    public int MaxNesting { get; init; } = 8;

    /// <summary>JSON documents (manifest, index, config) as memory bombs. Registries refuse manifests over 4 MiB.</summary>
    public int MaxManifestBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>A layer's table of contents as a memory bomb. One that is larger is not used: the layer is read whole.</summary>
    public int MaxContentsBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>A package database as a memory bomb: the most that is ever held of one wanted file.</summary>
    public long MaxFileBytes { get; init; } = 192L * 1024 * 1024;

    /// <summary>Evidence as a memory bomb: files, whiteouts and links of one layer at places that readers want. dpkg keeps two a package, Debian's documentation a third.</summary>
    public int MaxWantedPerLayer { get; init; } = 250_000;

    /// <summary>Decompression bombs, absolute: plain bytes of one layer.</summary>
    public long MaxLayerBytes { get; init; } = 256L * 1024 * 1024 * 1024;

    /// <summary>Decompression bombs, relative: plain bytes per compressed byte, judged once a layer is past <see cref="RatioFloorBytes"/>.</summary>
    public int MaxCompressionRatio { get; init; } = 300;

    /// <summary>Windows as memory bombs: what a decoder must remember of a layer's plain bytes, by the layer's own word. zstd writes up to 8 MiB, and 128 with <c>--ultra</c>.</summary>
    public int MaxWindowBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>Below this many plain bytes any ratio is let pass: small layers of zeros are common.</summary>
    public long RatioFloorBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Package databases with invented counts: packages in one file.</summary>
    public int MaxPackagesPerFile { get; init; } = 200_000;

    /// <summary>Edges that unfold: dependencies of one package.</summary>
    public int MaxDependenciesPerPackage { get; init; } = 10_000;

    /// <summary>Archive in archive in archive: jars in jars.</summary>
    public int MaxArchiveDepth { get; init; } = 16;

    /// <summary>Archives that unfold, absolute: plain bytes that are inflated of one file with all that is nested in it.</summary>
    public long MaxArchiveBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Archives with invented directories: members of one archive.</summary>
    public int MaxArchiveMembers { get; init; } = 250_000;

    /// <summary>Databases made of nothing but broken records: records looked at in one file.</summary>
    public int MaxRecordsPerFile { get; init; } = 1_000_000;

    /// <summary>Ownership lists with invented counts: paths in one package.</summary>
    public int MaxFilesPerPackage { get; init; } = 1_000_000;

    /// <summary>Ownership lists that unfold: one directory name of a megabyte, and a million names in it.</summary>
    public long MaxOwnedBytesPerFile { get; init; } = 64L * 1024 * 1024;

    /// <summary>Findings that unfold: a short line can name one package more of a source with hundreds of vulnerabilities.</summary>
    public int MaxFindings { get; init; } = 100_000;

    /// <summary>Evidence as a memory bomb: one text field of a package (a name, a version, a licence).</summary>
    public int MaxFieldBytes { get; init; } = 64 * 1024;

    /// <summary>Gaps that repeat: after this many of one file the rest are counted, not kept.</summary>
    public int MaxGapsPerFile { get; init; } = 20;

    /// <summary>Directory trees without end (bind mounts, link farms).</summary>
    public int MaxDirectoryDepth { get; init; } = 256;

    /// <summary>Symbolic links that lead in circles; Linux itself gives up after 40.</summary>
    public int MaxLinkHops { get; init; } = 40;

    /// <summary>These limits where a process may use <paramref name="bytes"/> of memory: what is too large to be held there is a gap, and the rest is read.</summary>
    public Limits WithinMemory(long bytes) => this with
    {
        MaxFileBytes = Math.Min(MaxFileBytes, bytes / FileShare),
        MaxOwnedBytesPerFile = Math.Min(MaxOwnedBytesPerFile, bytes / OwnedShare),
        MaxWindowBytes = (int)Math.Min(MaxWindowBytes, bytes / WindowShare),
        MaxContentsBytes = (int)Math.Min(MaxContentsBytes, bytes / WindowShare),
        MaxPackagesPerFile = (int)Math.Min(MaxPackagesPerFile, bytes / PackageBytes),
        MaxFindings = (int)Math.Min(MaxFindings, bytes / PackageBytes),
    };
}
