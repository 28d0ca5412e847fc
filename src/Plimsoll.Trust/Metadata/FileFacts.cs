using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Trust.Canonical;

namespace Plimsoll.Trust.Metadata;

/// <summary>What signed metadata says of a file's bytes.</summary>
/// <param name="Length">Null where it is not stated, which only metadata files may do.</param>
/// <param name="Sha256">In lower-case hexadecimal digits; null likewise.</param>
public sealed record FileFacts(long? Length, string? Sha256)
{
    const int HexDigits = 64;

    public static FileFacts Of(ReadOnlySpan<byte> bytes) => new(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    internal static FileFacts Read(JsonElement json)
    {
        var length = StrictJson.Find(json, "length", JsonValueKind.Number) is null ? (long?)null : StrictJson.Whole(json, "length", 0);
        var hashes = StrictJson.Find(json, "hashes", JsonValueKind.Object);
        if (hashes is null)
            return new FileFacts(length, null);
        var sha256 = StrictJson.Text(hashes.Value, "sha256");
        return sha256.Length == HexDigits && sha256.All(char.IsAsciiHexDigitLower)
            ? new FileFacts(length, sha256)
            : throw new MetadataException(Refusal.Malformed, "it states a SHA-256 that is none");
    }

    internal void Write(Utf8JsonWriter writer)
    {
        if (Length is { } length)
            writer.WriteNumber("length", length);
        if (Sha256 is null)
            return;
        writer.WriteStartObject("hashes");
        writer.WriteString("sha256", Sha256);
        writer.WriteEndObject();
    }

    /// <exception cref="MetadataException">The bytes are not those.</exception>
    internal void Require(ReadOnlySpan<byte> bytes)
    {
        if (Length is { } length && bytes.Length != length)
            throw new MetadataException(Refusal.Mismatch, $"it has {bytes.Length:N0} bytes and the signed metadata says {length:N0}");
        if (Sha256 is not null && !Fits(SHA256.HashData(bytes)))
            throw new MetadataException(Refusal.Mismatch, "its SHA-256 is not what the signed metadata says");
    }

    internal bool Fits(ReadOnlySpan<byte> hash) => Sha256 == Convert.ToHexStringLower(hash);
}
