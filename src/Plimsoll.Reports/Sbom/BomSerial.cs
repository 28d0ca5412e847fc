using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Json;

namespace Plimsoll.Reports.Sbom;

/// <summary>The serial number of a bill of materials: the same for the same content at any time, another for any other.</summary>
/// <remarks>RFC 9562, section 5.5 (version 5), over a hash of subject, packages and findings as the JSON report writes them.</remarks>
static class BomSerial
{
    static readonly Guid Namespace = new("5f0d7a52-8f0a-5c7e-9d0b-6b1f2c3d4e5f");

    public static Guid Of(ScanResult result, string toolVersion, IReadOnlyList<Finding> findings)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("tool", toolVersion);
            SubjectJson.Write(json, result);
            PackageJson.Write(json, result.Evidence.Packages);
            FindingJson.Write(json, findings);
            EvidenceJson.WriteGaps(json, result.Evidence.Gaps);
            json.WriteEndObject();
        }

        return Version5(Namespace, Convert.ToHexStringLower(hash.Hash!));
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 makes version 5 of SHA-1; what it hashes is a SHA-256 already.")]
    static Guid Version5(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.ASCII.GetBytes(name)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
