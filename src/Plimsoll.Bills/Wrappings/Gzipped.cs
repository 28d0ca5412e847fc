using System.IO.Compression;
using Plimsoll.Core;
using Plimsoll.Formats;

namespace Plimsoll.Bills.Wrappings;

/// <summary>A bill as it is sent: compressed by gzip.</summary>
static class Gzipped
{
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\u001F"u8) && bytes.Length > 2 && bytes[1] == 0x8B;

    /// <exception cref="MalformedDocumentException">It is damaged, or holds more than <see cref="Limits.MaxFileBytes"/>.</exception>
    public static byte[] Plain(ReadOnlySpan<byte> bytes, Limits limits)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                plain.Write(buffer, 0, read);
                if (plain.Length > limits.MaxFileBytes)
                    throw new MalformedDocumentException($"it unpacks to more than {limits.MaxFileBytes:N0} bytes");
            }

            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new MalformedDocumentException("its gzip is damaged");
        }
    }
}
