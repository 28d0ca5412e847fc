using System.IO.Compression;

namespace Plimsoll.Inventory.Binary;

/// <summary>Inflates small parts of files, within a bound.</summary>
static class Inflate
{
    const int Chunk = 64 * 1024;

    /// <summary>What zlib wrote (RFC 1950); null for what it did not, or is larger than the bound.</summary>
    public static byte[]? ZLib(ReadOnlySpan<byte> bytes, int most) => Read(new ZLibStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress), most);

    /// <summary>The same without zlib's frame (RFC 1951).</summary>
    public static byte[]? Raw(ReadOnlySpan<byte> bytes, int most) => Read(new DeflateStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress), most);

    static byte[]? Read(Stream stream, int most)
    {
        using var inflated = new MemoryStream();
        var chunk = new byte[Chunk];
        try
        {
            using (stream)
                for (int read; (read = stream.Read(chunk, 0, chunk.Length)) > 0;)
                {
                    if (inflated.Length + read > most)
                        return null;
                    inflated.Write(chunk, 0, read);
                }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }

        return inflated.ToArray();
    }
}
