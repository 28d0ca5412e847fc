using System.Globalization;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.Chunked;

enum ContentsKind
{
    /// <summary>eStargz: gzip, the table at the end, found by the footer.</summary>
    EStargz,

    /// <summary>zstd:chunked: zstd, the table in a skippable frame whose position the manifest states.</summary>
    ZstdChunked,
}

/// <summary>What a manifest says of a layer's table of contents. Whoever believes the manifest may believe the table that has this digest.</summary>
/// <param name="Digest">Of the plain table (eStargz), or of the compressed one (zstd:chunked).</param>
/// <param name="Offset">Where the compressed table lies in the blob; 0 where a footer tells.</param>
/// <param name="Length">Its bytes as stored, and <paramref name="PlainLength"/> as read; 0 where a footer tells.</param>
sealed record ContentsReference(ContentsKind Kind, Digest Digest, long Offset = 0, long Length = 0, long PlainLength = 0)
{
    const string EStargzDigest = "containerd.io/snapshot/stargz/toc.digest";
    const string ZstdDigest = ".zstd-chunked.manifest-checksum";
    const string ZstdPosition = ".zstd-chunked.manifest-position";
    const string ZstdTableType = "1";

    /// <summary>Null where the layer's annotations name none, or name it in a way that nobody could follow: then the layer is read whole.</summary>
    public static ContentsReference? Parse(JsonElement annotations)
    {
        if (Digest.TryParse(annotations.Text(EStargzDigest), out var plain))
            return new ContentsReference(ContentsKind.EStargz, plain);

        // The first name is of tools since 2021, the second of those before.
        return Zstd(annotations, "io.github.containers") ?? Zstd(annotations, "io.containers");
    }

    static ContentsReference? Zstd(JsonElement annotations, string owner)
    {
        if (!Digest.TryParse(annotations.Text(owner + ZstdDigest), out var packed) ||
            annotations.Text(owner + ZstdPosition)?.Split(':') is not [var offset, var length, var plainLength, ZstdTableType])
            return null;
        return TryNumber(offset, out var at) && TryNumber(length, out var stored) && TryNumber(plainLength, out var read)
            ? new ContentsReference(ContentsKind.ZstdChunked, packed, at, stored, read)
            : null;
    }

    static bool TryNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
