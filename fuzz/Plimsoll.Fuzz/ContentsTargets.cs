using System.IO.Compression;
using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Chunked;
using Plimsoll.Images.Chunked.Soci;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Images.Soci;

namespace Plimsoll.Fuzz;

/// <summary>Tables of contents of layers, and the inflater that starts in the middle of a stream.</summary>
static class ContentsTargets
{
    const int MaxPlain = 1 << 16;
    const int DataEnd = 1 << 20;
    const int FrameHeader = 8;

    static readonly Limits Small = Limits.Default with { MaxContentsBytes = 1 << 20 };
    static readonly SociFixture Soci = new SociFixture().Directory("etc").File("etc/a", [.. "content"u8]).SymbolicLink("etc/b", "a").HardLink("etc/c", "etc/a").File("d", new byte[3_000]);

    public static IReadOnlyList<Target> All { get; } =
    [
        new("contents", ContentsSeeds(), Seeds.Of("\"entries\":[", "\"type\":\"reg\"", "\"type\":\"chunk\"", "\"offset\":", "\"chunkOffset\":", "\"chunkSize\":", "\"innerOffset\":", "\"size\":", "\"chunkType\":\"zeros\"", "{", "}", "-1", "1e9", "null", "\\ud800"), Contents),
        new("estargz", [Layer(LayerCompression.Gzip).Stored], Seeds.Of("stargz.index.json", "STARGZ", "\u001f\u008b\b\u0004\0\0\0\0\0\u00FF", "0000000000000000", "ffffffffffffffff", "ustar\0"), EStargz),
        new("zstd-chunked", [ZstdFrame.Store([.. "{\"version\":1,\"entries\":[]}"u8])], [[0x28, 0xB5, 0x2F, 0xFD], [0x50, 0x2A, 0x4D, 0x18], [0xFF, 0xFF, 0xFF, 0xFF]], ZstdChunked),
        new("ztoc", [Soci.ToZtoc(isFirstVersion: true)], [[4, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0x80], [0xF8, 0xFF, 0xFF, 0xFF], .. Seeds.Of("reg", "dir", "hardlink", "symlink", "0.9", "GNU.sparse.", "sha256:")], Ztoc),
        new("checkpoint", CheckpointSeeds(), [[0, 0, 0, 0xFF, 0xFF], [1, 0, 0, 0xFF, 0xFF], [3, 0], [5, 0xC0, 0x81]], Checkpoint),
    ];

    static void Contents(byte[] bytes) => Refusable(() => ContentsParser.Parse(bytes, DataEnd, Small));

    static void EStargz(byte[] bytes) => Refusable(() =>
        EStargzTable.Fetch(new ContentsReference(ContentsKind.EStargz, Digest.Sha256(SHA256.HashData(bytes))), new Held(bytes), Small, CancellationToken.None));

    // The table as stored is proven before it is unpacked: the input is what the manifest names.
    static void ZstdChunked(byte[] bytes) => Refusable(() => ZstdChunkedTable.Fetch(
        new ContentsReference(ContentsKind.ZstdChunked, Digest.Sha256(SHA256.HashData(bytes)), FrameHeader, bytes.Length, 26), new Held([.. new byte[FrameHeader], .. bytes]), Small, CancellationToken.None));

    static void Ztoc(byte[] bytes) => Refusable(() => ZtocParser.Parse(bytes, Soci.Layer.Stored.Length, Small));

    static void Refusable(Action read)
    {
        try
        {
            read();
        }
        catch (UnprovenPartException)
        {
        }
    }

    /// <summary>The first byte says where in a byte to start, and how much stands before; from the start of a stream what .NET carries must make the same of it.</summary>
    static void Checkpoint(byte[] bytes)
    {
        if (bytes.Length == 0)
            return;
        var start = bytes[0];
        var stored = bytes[1..];
        var plain = Inflated(() => Most(new CheckpointInflater(stored, start & 7, new byte[(start >> 3) * 1_000]).Read));
        if (start != 0 || plain is null)
            return;
        using var deflate = new DeflateStream(new MemoryStream(stored), CompressionMode.Decompress);
        var theirs = Inflated(() => Most(deflate.Read));
        if (theirs is null || !theirs.AsSpan().SequenceEqual(plain))
            throw new InvalidOperationException($"We make {plain.Length:N0} bytes of it, .NET {theirs?.Length:N0}.");
    }

    static byte[]? Inflated(Func<byte[]> inflate)
    {
        try
        {
            return inflate();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    delegate int Reading(Span<byte> buffer);

    static byte[] Most(Reading read)
    {
        var plain = new byte[MaxPlain];
        var length = 0;
        while (length < plain.Length && read(plain.AsSpan(length)) is > 0 and var more)
            length += more;
        return plain[..length];
    }

    static LayerFixture Layer(LayerCompression compression) =>
        new ChunkedFixture(compression, 1_000).Directory("etc").File("etc/a", new byte[3_000]).SymbolicLink("etc/b", "a").ToLayer();

    static byte[][] ContentsSeeds()
    {
        List<byte[]> tables = [];
        foreach (var compression in (LayerCompression[])[LayerCompression.Gzip, LayerCompression.Zstd])
        {
            var fixture = new ChunkedFixture(compression, 1_000) { SpoilText = text => { tables.Add(System.Text.Encoding.UTF8.GetBytes(text)); return text; } };
            fixture.Directory("etc").File("etc/a", new byte[3_000]).SymbolicLink("etc/b", "a").HardLink("etc/c", "etc/a").ToLayer();
        }

        return [.. tables];
    }

    static byte[][] CheckpointSeeds() => [.. Enum.GetValues<CompressionLevel>().Select(level =>
    {
        var stored = new MemoryStream();
        stored.WriteByte(0);
        using (var deflate = new DeflateStream(stored, level, leaveOpen: true))
            for (var i = 0; i < 60; i++)
                deflate.Write([.. "layer "u8, (byte)(i * 37), (byte)(i * i)]);
        return stored.ToArray();
    })];

    sealed class Held(byte[] bytes) : StoredBlob
    {
        public override long Length => bytes.Length;

        public override Stream Open(CancellationToken cancellation) => new MemoryStream(bytes);

        public override Stream? OpenPart(long offset, long length, CancellationToken cancellation) => new MemoryStream(bytes, (int)offset, (int)length);
    }
}
