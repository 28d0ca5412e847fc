using System.IO.Compression;
using System.Security.Cryptography;

namespace Plimsoll.Testing.Images;

public enum LayerCompression
{
    None,
    Gzip,
    Zstd,
}

/// <summary>A layer: its plain bytes, how they are stored, and the step that made it. Digests may be told wrong on purpose.</summary>
public sealed record LayerFixture(byte[] Plain, LayerCompression Compression = LayerCompression.None, string Step = "RUN true")
{
    /// <summary>What is stored; by default <see cref="Plain"/>, compressed.</summary>
    public byte[] Stored { get; init; } = Compress(Plain, Compression);

    public string DiffId { get; init; } = DigestOf.Bytes(Plain);

    /// <summary>Null takes the digest of what is stored.</summary>
    public string? BlobDigest { get; init; }

    public string? MediaType { get; init; }

    /// <summary>What the manifest annotates it with.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the blob is in the image at all.</summary>
    public bool IsPresent { get; init; } = true;

    public string MediaTypeOrDefault => MediaType ?? "application/vnd.oci.image.layer.v1.tar" + Compression switch
    {
        LayerCompression.Gzip => "+gzip",
        LayerCompression.Zstd => "+zstd",
        _ => "",
    };

    public static byte[] Compress(byte[] plain, LayerCompression compression) => compression switch
    {
        LayerCompression.Gzip => Gzip(plain),
        LayerCompression.Zstd => ZstdFrame.Store(plain),
        _ => plain,
    };

    static byte[] Gzip(byte[] plain)
    {
        var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, CompressionLevel.Fastest))
            gzip.Write(plain);
        return stored.ToArray();
    }
}

/// <summary>Digests as OCI writes them.</summary>
public static class DigestOf
{
    public static string Bytes(ReadOnlySpan<byte> bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
