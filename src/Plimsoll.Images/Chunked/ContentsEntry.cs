using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Chunked;

/// <summary>A part of a file that can be read by itself.</summary>
/// <param name="Offset">Where its compressed bytes start in the blob.</param>
/// <param name="End">Where they end at the latest.</param>
/// <param name="Skip">Plain bytes of others that stand before it behind <paramref name="Offset"/>.</param>
/// <param name="Length">Its plain bytes.</param>
/// <param name="Sha256">Of its plain bytes; null where it is all zeros and stored nowhere.</param>
readonly record struct Chunk(long Offset, long End, long Skip, long Length, byte[]? Sha256);

/// <summary>One entry of a table of contents, as a tar header would say it.</summary>
sealed class ContentsEntry(byte[] path, FileKind kind)
{
    /// <summary>Normalised.</summary>
    public byte[] Path { get; } = path;

    public FileKind Kind { get; } = kind;

    public long Size { get; init; }

    public int Mode { get; init; }

    public long Uid { get; init; }

    public long Gid { get; init; }

    public byte[] LinkTarget { get; init; } = [];

    /// <summary>In order, and together the whole file.</summary>
    public List<Chunk> Chunks { get; } = [];

    public FileEntry ToFileEntry() => new() { Path = Path, Kind = Kind, Size = Kind == FileKind.File ? Size : 0, Mode = Mode, Uid = Uid, Gid = Gid, LinkTarget = LinkTarget };
}
