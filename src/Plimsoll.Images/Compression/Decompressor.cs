using System.Numerics;
using Plimsoll.Core;
using Plimsoll.Streams;
using ZstdSharp;

namespace Plimsoll.Images.Compression;

/// <summary>Opens compressed bytes.</summary>
static class Decompressor
{
    // RFC 8878, 3.1.1.1.2.
    const int MinZstdWindowBytes = 1024;

    public static Stream Open(CompressionKind kind, Stream stored, Limits limits, string place, bool managedInflate)
    {
        switch (kind)
        {
            case CompressionKind.Gzip:
                return Gunzip.Open(stored, managedInflate);
            case CompressionKind.Zstd:
                var zstd = new DecompressionStream(stored, 256 * 1024, leaveOpen: false);
                zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_dParameter.ZSTD_d_windowLogMax, BitOperations.Log2((uint)Math.Max(MinZstdWindowBytes, limits.MaxWindowBytes)));
                return zstd;
            case CompressionKind.None:
                return stored;
            default:
                throw new UnreadableSubjectException($"{place} is compressed in a way that container engines do not use; gzip, zstd and none are understood.");
        }
    }
}
