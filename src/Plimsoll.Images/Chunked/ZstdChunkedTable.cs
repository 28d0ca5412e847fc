using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Compression;

namespace Plimsoll.Images.Chunked;

/// <summary>Fetches the table of a zstd:chunked layer from where the manifest says that it lies.</summary>
/// <remarks>containers/storage, docs/containers-storage-zstd-chunked.md.</remarks>
static class ZstdChunkedTable
{
    // Of the skippable frame that the table is in: magic and length.
    const int FrameHeaderBytes = 8;

    public static (byte[] Table, long DataEnd, long Fetched) Fetch(ContentsReference reference, StoredBlob stored, Limits limits, CancellationToken cancellation)
    {
        if (reference.Length > limits.MaxContentsBytes || reference.PlainLength > limits.MaxContentsBytes || reference.Offset < FrameHeaderBytes)
            throw new UnprovenPartException("its table of contents is larger than the limit, or lies nowhere");
        var packed = stored.ReadPart(reference.Offset, reference.Length, cancellation);
        if (HashOf(packed, reference.Digest.Algorithm) != reference.Digest)
            throw new UnprovenPartException("its table of contents is not the one that the manifest names");
        return (Unpack(packed, (int)reference.PlainLength, limits), reference.Offset - FrameHeaderBytes, packed.Length);
    }

    static Digest HashOf(byte[] bytes, string algorithm) => algorithm == "sha512" ? Digest.Sha512(SHA512.HashData(bytes)) : Digest.Sha256(SHA256.HashData(bytes));

    static byte[] Unpack(byte[] packed, int length, Limits limits)
    {
        try
        {
            using var plain = Decompressor.Open(CompressionKind.Zstd, new MemoryStream(packed), limits, "The table of contents", managedInflate: true);
            var table = new byte[length];
            if (plain.ReadAtLeast(table, length, throwOnEndOfStream: false) == length && plain.ReadByte() < 0)
                return table;
        }
        catch (Exception e) when (e is ZstdSharp.ZstdException or EndOfStreamException or InvalidDataException)
        {
            // Told below.
        }

        throw new UnprovenPartException("its table of contents cannot be unpacked");
    }
}
