using System.IO.Compression;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using SharpCompress.Compressors.Xz;
using ZstdSharp;

namespace Plimsoll.Inventory.Linux.Modules;

/// <summary>The plain bytes of a module, which may be stored compressed.</summary>
static class ModuleBytes
{
    // Modules that unfold: the largest that vendors ship take less.
    const int MaxPlain = 128 * 1024 * 1024;
    const int BufferBytes = 64 * 1024;

    /// <returns>Null where they cannot be had; the gap is noted.</returns>
    public static ReadOnlyMemory<byte>? Plain(FileContent file, EvidenceSink evidence)
    {
        var stored = file.Bytes.ToArray();
        try
        {
            using var input = new MemoryStream(stored, writable: false);
            using var plain = file.Path[(file.Path.LastIndexOf('.') + 1)..] switch
            {
                "xz" => new XZStream(input),
                "zst" => new DecompressionStream(input),
                "gz" => new GZipStream(input, CompressionMode.Decompress),
                _ => null as Stream,
            };
            return plain is null ? stored : Read(plain, evidence);
        }
        // Decoders of others throw whatever their arithmetic runs into over broken input.
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            evidence.Gap(GapCode.Malformed, "its compressed bytes are broken");
            return null;
        }
    }

    static ReadOnlyMemory<byte>? Read(Stream plain, EvidenceSink evidence)
    {
        var most = Math.Min(MaxPlain, evidence.Limits.MaxFileBytes);
        using var output = new MemoryStream();
        var buffer = new byte[BufferBytes];
        while (plain.Read(buffer, 0, buffer.Length) is > 0 and var count)
        {
            if (output.Length + count > most)
            {
                evidence.Gap(GapCode.TooLarge, $"it unfolds to more than {most:N0} bytes");
                return null;
            }

            output.Write(buffer, 0, count);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}
