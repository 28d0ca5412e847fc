using Plimsoll.Core;
using Plimsoll.Streams;
using ZstdSharp;

namespace Plimsoll.Images.Compression;

/// <summary>Opens compressed bytes.</summary>
static class Decompressor
{
    // RFC 8878 recommends that decoders accept at least 8 MiB; images are made with up to 27 bits by "--ultra".
    const int MaxZstdWindowLog = 27;

    public static Stream Open(CompressionKind kind, Stream stored, string place)
    {
        switch (kind)
        {
            case CompressionKind.Gzip:
                return new WholeGzipStream(stored);
            case CompressionKind.Zstd:
                var zstd = new DecompressionStream(stored, 256 * 1024, leaveOpen: false);
                zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_dParameter.ZSTD_d_windowLogMax, MaxZstdWindowLog);
                return zstd;
            case CompressionKind.None:
                return stored;
            default:
                throw new UnreadableSubjectException($"{place} is compressed in a way that container engines do not use; gzip, zstd and none are understood.");
        }
    }
}
