using System.Globalization;
using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Tar;
using Plimsoll.Streams;

namespace Plimsoll.Images.Chunked;

/// <summary>Finds the table of an eStargz layer: a last gzip member says where it lies, as a tar archive of one file.</summary>
/// <remarks>stargz-snapshotter, docs/estargz.md, "The structure" and "Footer".</remarks>
static class EStargzTable
{
    public const int FooterBytes = 51;

    const string TableName = "stargz.index.json";
    const int TarOverhead = 64 * 1024;
    const int OffsetDigits = 16;
    const int OffsetAt = 16;

    // An empty gzip member whose extra field is "SG", 22 bytes: the offset in hex, and a mark.
    static ReadOnlySpan<byte> BeforeOffset => [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 26, 0, (byte)'S', (byte)'G', 22, 0];

    static ReadOnlySpan<byte> Mark => "STARGZ"u8;

    public static (byte[] Table, long DataEnd, long Fetched) Fetch(ContentsReference reference, StoredBlob stored, Limits limits, CancellationToken cancellation)
    {
        var footer = stored.ReadPart(stored.Length - FooterBytes, FooterBytes, cancellation);
        if (!footer.AsSpan().StartsWith(BeforeOffset) || !footer.AsSpan(OffsetAt + OffsetDigits).StartsWith(Mark) ||
            !long.TryParse(footer.AsSpan(OffsetAt, OffsetDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var offset) || offset < 0)
            throw new UnprovenPartException("its footer is of another form");
        var length = stored.Length - FooterBytes - offset;
        if (length <= 0 || length > limits.MaxContentsBytes)
            throw new UnprovenPartException("its table of contents is larger than the limit");
        var table = Unpack(stored.ReadPart(offset, length, cancellation), limits);
        return Digest.Sha256(SHA256.HashData(table)) == reference.Digest
            ? (table, offset, length + FooterBytes)
            : throw new UnprovenPartException("its table of contents is not the one that the manifest names");
    }

    static byte[] Unpack(byte[] packed, Limits limits)
    {
        using var plain = new WholeGzipStream(new MemoryStream(packed));
        using var bounded = new Bounded(plain, limits.MaxContentsBytes + TarOverhead);
        using var walker = new TarWalker(new StreamTarSource(bounded), limits, "The table of contents");
        var taker = new Taker(limits);
        try
        {
            walker.Walk(taker, CancellationToken.None);
        }
        catch (Exception e) when (e is InvalidDataException or UnreadableSubjectException)
        {
            throw new UnprovenPartException("its table of contents cannot be unpacked");
        }

        return taker.Table ?? throw new UnprovenPartException("it holds no table of contents");
    }

    /// <summary>Ends the work of whoever unpacks a bomb.</summary>
    sealed class Bounded(Stream plain, long most) : ForwardStream
    {
        long left = most;

        public override int Read(Span<byte> buffer)
        {
            var read = plain.Read(buffer);
            left -= read;
            return left >= 0 ? read : throw new UnprovenPartException("its table of contents is larger than the limit");
        }
    }

    sealed class Taker(Limits limits) : ILayerVisitor
    {
        public byte[]? Table { get; private set; }

        public bool Enters(ReadOnlySpan<byte> directory) => true;

        public bool Meets(in FileEntry entry) => System.Text.Encoding.UTF8.GetString(entry.Path) == TableName &&
            (entry.Size <= limits.MaxContentsBytes ? true : throw new UnprovenPartException("its table of contents is larger than the limit"));

        public void Content(in FileEntry entry, Stream content)
        {
            Table = new byte[entry.Size];
            content.ReadExactly(Table);
        }

        public void Unreadable(ReadOnlySpan<byte> path, string message) { }
    }
}
