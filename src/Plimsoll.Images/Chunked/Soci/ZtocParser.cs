using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Tar;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>Reads a zTOC. Everything in it must add up; what does not makes the whole zTOC worthless.</summary>
/// <remarks>soci-snapshotter, ztoc/fbs/ztoc.fbs: numbers of fields are positions in its tables.</remarks>
sealed class ZtocParser
{
    const byte Gzip = 1;

    // A reference to text costs 4 bytes, wherever the text stands: the same text may be named a million times.
    readonly Limits limits;
    long budget;

    ZtocParser(int bytes, Limits limits) => (budget, this.limits) = (bytes, limits);

    /// <param name="bytes">Bounded by the caller; the windows of the result stay in it.</param>
    /// <param name="storedBytes">The size of the layer's blob, by the image's manifest.</param>
    /// <exception cref="UnprovenPartException">It cannot be read in one way only, or speaks of another blob.</exception>
    public static Ztoc Parse(ReadOnlyMemory<byte> bytes, long storedBytes, Limits limits)
    {
        var root = FlatTable.Root(bytes.Span);
        if (!root.Bytes(0).SequenceEqual("0.9"u8))
            throw new UnprovenPartException("it is of another version");
        var plainBytes = root.Int64(3);
        if (root.Int64(2) != storedBytes || plainBytes < 0 || plainBytes > limits.MaxLayerBytes)
            throw new UnprovenPartException("it speaks of a layer of another size");
        var compression = root.Table(5);
        if (compression.Byte(0, Gzip) != Gzip)
            throw new UnprovenPartException("it speaks of a layer that is not gzip");
        var digests = compression.List(2);
        if (compression.Int32(1) != digests.Count - 1)
            throw new UnprovenPartException("it states another number of spans than it has");
        var spans = ZtocSpans.Read(Within(bytes, compression.Bytes(3)), digests, storedBytes, plainBytes);
        return new Ztoc(new ZtocParser(bytes.Length, limits).Entries(root.Table(4).List(0), plainBytes), spans);
    }

    static ReadOnlyMemory<byte> Within(ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> part) =>
        part.IsEmpty || !bytes.Span.Overlaps(part, out var at) ? default : bytes.Slice(at, part.Length);

    List<ZtocEntry> Entries(FlatList files, long plainBytes)
    {
        if (files.Count > limits.MaxEntriesPerLayer)
            throw new UnprovenPartException("it has more entries than the limit");
        List<ZtocEntry> entries = [];
        var end = 0L;
        for (var i = 0; i < files.Count; i++)
        {
            var entry = ReadEntry(files.Table(i));

            // A header stands before each content, which fills its last block: entries that lie closer, or over each other, are of no archive.
            if (entry.Start % ZtocEntry.HeaderBytes != 0 || entry.HeaderStart < end || entry.Entry.Size > plainBytes || entry.Start > plainBytes - entry.Entry.Size)
                throw new UnprovenPartException("its entries are in no order, or lie outside of the layer");
            end = entry.End + (-entry.End & (ZtocEntry.HeaderBytes - 1));
            entries.Add(entry);
        }

        return entries;
    }

    ZtocEntry ReadEntry(FlatTable file)
    {
        var kind = KindOf(file.Bytes(1));
        var link = file.Bytes(4);
        var (size, mode) = (kind == FileKind.File ? file.Int64(3) : 0, file.Int64(5));
        if (size < 0 || IsSparse(file))
            throw new UnprovenPartException("a file has no size, or has holes");
        var entry = new ContentsEntry(Normalised(file.Bytes(0)), kind)
        {
            Size = size,
            Mode = (int)(mode & 0xFFF),
            Uid = file.UInt32(6),
            Gid = file.UInt32(7),
            LinkTarget = kind switch { FileKind.HardLink => Normalised(link), FileKind.SymbolicLink => Charged(link).ToArray(), _ => [] },
        };
        return new ZtocEntry(entry, file.Int64(2));
    }

    static FileKind KindOf(ReadOnlySpan<byte> type) => type switch
    {
        _ when type.SequenceEqual("reg"u8) => FileKind.File,
        _ when type.SequenceEqual("dir"u8) => FileKind.Directory,
        _ when type.SequenceEqual("symlink"u8) => FileKind.SymbolicLink,
        _ when type.SequenceEqual("hardlink"u8) => FileKind.HardLink,
        _ when type.SequenceEqual("char"u8) || type.SequenceEqual("block"u8) => FileKind.Device,
        _ when type.SequenceEqual("fifo"u8) => FileKind.Fifo,
        _ => throw new UnprovenPartException($"an entry is of the unknown type '{Encoding.UTF8.GetString(type[..Math.Min(type.Length, 20)])}'"),
    };

    /// <summary>zTOCs state the size with the holes and the place of what is stored without them, and say so only in what they keep of the PAX header.</summary>
    bool IsSparse(FlatTable file)
    {
        var attributes = file.List(13);
        for (var i = 0; i < attributes.Count; i++)
            if (Charged(attributes.Table(i).Bytes(0)).StartsWith("GNU.sparse."u8))
                return true;
        return false;
    }

    byte[] Normalised(ReadOnlySpan<byte> name)
    {
        var raw = Charged(name).ToArray();
        return raw.AsSpan(0, EntryPath.Normalise(raw, raw)).ToArray();
    }

    ReadOnlySpan<byte> Charged(ReadOnlySpan<byte> text)
    {
        budget -= text.Length + 4;
        return budget >= 0 && text.Length <= limits.MaxPathBytes ? text : throw new UnprovenPartException("a name is longer than names may be, or is named again and again");
    }
}
