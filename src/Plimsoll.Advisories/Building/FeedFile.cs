using System.IO.Compression;
using ZstdSharp;

namespace Plimsoll.Advisories.Building;

/// <summary>Feeds come plain or compressed; the ending tells.</summary>
static class FeedFile
{
    public static Stream Decompress(Stream file, string path) => Path.GetExtension(path) switch
    {
        ".gz" => new GZipStream(file, CompressionMode.Decompress),
        ".zst" => new DecompressionStream(file, leaveOpen: false),
        _ => file,
    };

    public static string PlainName(string path) => Path.GetExtension(path) is ".gz" or ".zst" ? path[..path.LastIndexOf('.')] : path;
}
