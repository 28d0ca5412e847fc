using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Plimsoll.Streams.Isal;

/// <summary>Intel's ISA-L, where the machine has it. See docs/decisions/0020-isal-inflates-gzip-layers.md.</summary>
static partial class IsalLibrary
{
    const string Name = "libisal.so.2";

    /// <summary>Whether it was found, and inflated a stream of known content rightly. Found out at first use, once.</summary>
    public static bool Works { get; } = Try();

    public static void Start(InflateState state) => isal_inflate_init(state);

    /// <returns>Negative where the stream is damaged.</returns>
    public static int Inflate(InflateState state) => isal_inflate(state);

    // Another version may arrange its state otherwise: then what comes out here is not what went in, and .NET's inflater is taken.
    static bool Try()
    {
        try
        {
            var plain = new byte[3000];
            for (var i = 0; i < plain.Length; i++)
                plain[i] = (byte)(i * i % 251);
            byte[] whole = [.. Compress(plain, CompressionLevel.Optimal), .. Compress(plain, CompressionLevel.NoCompression)];
            byte[] lying = [.. whole];
            lying[^1] ^= 1;
            return Inflated(whole).AsSpan().SequenceEqual([.. plain, .. plain]) && Inflated(lying) is null;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return false;
        }
    }

    static byte[]? Inflated(byte[] stored)
    {
        try
        {
            using var gzip = new IsalGzipStream(new MemoryStream(stored));
            var inflated = new byte[3 * stored.Length];
            return inflated[..gzip.ReadAtLeast(inflated, inflated.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static byte[] Compress(byte[] plain, CompressionLevel level)
    {
        using var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, level, leaveOpen: true))
            gzip.Write(plain);
        return stored.ToArray();
    }

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void isal_inflate_init(InflateState state);

    [LibraryImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int isal_inflate(InflateState state);
}
