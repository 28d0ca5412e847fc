using ZstdSharp;

namespace Plimsoll.Advisories.Building;

/// <summary>Compresses a finished database to the form that the program carries.</summary>
public static class DatabaseCompression
{
    const int Level = 19;
    const int SmallestWindow = 20;
    const int LargestWindow = 27;

    /// <summary>Replaces the file by its compressed form.</summary>
    public static void Compress(string path)
    {
        var temporary = $"{path}.zst.tmp";
        using (var plain = new FileStream(path, FileMode.Open, FileAccess.Read))
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        using (var zstd = new CompressionStream(file, Level))
        {
            zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_windowLog, WindowLog(plain.Length));
            zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_enableLongDistanceMatching, 1);
            plain.CopyTo(zstd, 1 << 20);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>As large as the file, for a larger one costs memory on both sides and finds nothing more.</summary>
    static int WindowLog(long length)
    {
        var log = SmallestWindow;
        while (log < LargestWindow && 1L << log < length)
            log++;
        return log;
    }
}
