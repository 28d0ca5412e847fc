namespace Plimsoll.Images.Reading;

public enum FileKind
{
    File,
    Directory,
    SymbolicLink,
    HardLink,
    Device,
    Fifo,
    Other,

    /// <summary>Of an overlay's directory: the path, and all below it, is gone. Archives say it by a name, <c>.wh.NAME</c>.</summary>
    Whiteout,

    /// <summary>Of an overlay's directory: what lower layers have below the path is gone. Archives say it by a name, <c>.wh..wh..opq</c>.</summary>
    Opaque,
}

/// <summary>One entry of a layer, as the walker meets it. The spans are valid during the call only.</summary>
public readonly ref struct FileEntry
{
    /// <summary>Normalised: no leading slash or <c>./</c>, no <c>..</c>, no doubled or trailing slashes. Bytes, for names need not be UTF-8.</summary>
    public required ReadOnlySpan<byte> Path { get; init; }

    public required FileKind Kind { get; init; }

    /// <summary>Bytes of content as read by a program (sparse files: with their holes).</summary>
    public long Size { get; init; }

    public int Mode { get; init; }

    public long Uid { get; init; }

    public long Gid { get; init; }

    /// <summary>For a symbolic link the target as written; for a hard link the normalised path in the same layer.</summary>
    public ReadOnlySpan<byte> LinkTarget { get; init; }
}
