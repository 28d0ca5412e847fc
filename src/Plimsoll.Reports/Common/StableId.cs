using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Reports.Common;

/// <summary>Ids that are the same in every run for the same parts.</summary>
static class StableId
{
    const int GuidBytes = 16;
    const int VersionByte = 6;
    const int VariantByte = 8;
    const int CustomVersion = 0x80;
    const int Variant = 0x80;

    /// <summary>Hex of a SHA-256 over the parts. Each goes in with its length, so that no two lists of parts run into one another.</summary>
    public static string Hex(params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(Hash(parts));

    /// <summary>A UUID of version 8 (RFC 9562, section 5.8), made of a SHA-256.</summary>
    public static Guid Uuid(params ReadOnlySpan<string> parts)
    {
        var bytes = Hash(parts).AsSpan(0, GuidBytes);
        bytes[VersionByte] = (byte)((bytes[VersionByte] & 0x0F) | CustomVersion);
        bytes[VariantByte] = (byte)((bytes[VariantByte] & 0x3F) | Variant);
        return new Guid(bytes, bigEndian: true);
    }

    static byte[] Hash(ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
