using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Trust.Canonical;

namespace Plimsoll.Trust.Keys;

/// <summary>A public key as metadata lists it. Its id is the SHA-256 of its canonical JSON: it cannot be another's.</summary>
/// <remarks>TUF 1.0, section 4.2. Keys of schemes other than <c>ecdsa-sha2-nistp256</c> may be listed; nothing verifies by them.</remarks>
public sealed class TrustKey
{
    const string Scheme = "ecdsa-sha2-nistp256";
    const int KeyBits = 256;
    const string CurveId = "1.2.840.10045.3.1.7";

    readonly byte[]? publicKey;

    TrustKey(JsonElement json, byte[]? publicKey)
    {
        (Json, this.publicKey) = (json, publicKey);
        Id = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Of(json)));
    }

    public string Id { get; }

    /// <summary>As it stands in root metadata.</summary>
    public JsonElement Json { get; }

    /// <summary>The key proper, whatever else its JSON says; null where nothing can be verified by it. One key under two ids is one key.</summary>
    internal string? Material => publicKey is null ? null : Convert.ToHexString(publicKey);

    /// <exception cref="MetadataException">It is no key in the form of the specification.</exception>
    public static TrustKey Read(JsonElement json)
    {
        var type = StrictJson.Text(json, "keytype");
        var scheme = StrictJson.Text(json, "scheme");
        var value = StrictJson.Member(json, "keyval", JsonValueKind.Object);
        var usable = scheme == Scheme && type is "ecdsa" or Scheme;
        return new TrustKey(json, usable ? SubjectPublicKey(StrictJson.Text(value, "public")) : null);
    }

    /// <summary>The public half of a key of ours.</summary>
    public static TrustKey Of(ECDsa key)
    {
        var json = JsonText.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("keytype", "ecdsa");
            writer.WriteString("scheme", Scheme);
            writer.WriteStartObject("keyval");
            writer.WriteString("public", key.ExportSubjectPublicKeyInfoPem() + "\n");
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
        return Read(StrictJson.Parse(json));
    }

    /// <summary>A public key in PEM.</summary>
    /// <exception cref="MetadataException">It is no public key on the curve P-256.</exception>
    public static TrustKey FromPem(string pem)
    {
        if (SubjectPublicKey(pem) is not { } info)
            throw new MetadataException(Refusal.Malformed, "it is no public key on the curve P-256 in PEM");
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(info, out _);
        return Of(key);
    }

    /// <summary>The key in PEM.</summary>
    public string Pem => StrictJson.Text(StrictJson.Member(Json, "keyval", JsonValueKind.Object), "public");

    /// <param name="signature">As ASN.1 writes it, <c>Ecdsa-Sig-Value</c>.</param>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (publicKey is null)
            return false;
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    static byte[]? SubjectPublicKey(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] != "PUBLIC KEY")
            return null;
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(pem[fields.Base64Data]), out _);
            return key.KeySize == KeyBits && key.ExportParameters(false).Curve.Oid.Value == CurveId ? key.ExportSubjectPublicKeyInfo() : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
