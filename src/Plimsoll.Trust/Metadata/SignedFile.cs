using System.Text.Json;
using Plimsoll.Trust.Canonical;
using Plimsoll.Trust.Keys;

namespace Plimsoll.Trust.Metadata;

/// <summary>A metadata file in its envelope: what is signed, and by whom. Nothing is verified yet.</summary>
/// <remarks>TUF 1.0, section 4.2.</remarks>
public sealed class SignedFile
{
    const int MaxSignatureBytes = 1024;

    SignedFile(byte[] bytes, JsonElement signed, IReadOnlyList<Signature> signatures)
    {
        (Bytes, Signed, Signatures) = (bytes, signed, signatures);
        Payload = CanonicalJson.Of(signed);
    }

    /// <summary>The file, to the byte.</summary>
    public byte[] Bytes { get; }

    public JsonElement Signed { get; }

    /// <summary>What the signatures are over.</summary>
    public byte[] Payload { get; }

    public IReadOnlyList<Signature> Signatures { get; }

    /// <exception cref="MetadataException">It has not that form.</exception>
    public static SignedFile Parse(byte[] bytes)
    {
        var json = StrictJson.Parse(bytes);
        List<Signature> signatures = [];
        foreach (var item in StrictJson.Member(json, "signatures", JsonValueKind.Array).EnumerateArray())
            signatures.Add(new Signature(StrictJson.Text(item, "keyid"), Value(StrictJson.Text(item, "sig"))));
        if (signatures.DistinctBy(s => s.KeyId).Count() != signatures.Count)
            throw new MetadataException(Refusal.Malformed, "it holds two signatures of one key");
        return new SignedFile(bytes, StrictJson.Member(json, "signed", JsonValueKind.Object), signatures);
    }

    /// <summary>Passes where enough different keys of the role have signed.</summary>
    /// <exception cref="MetadataException">Too few have.</exception>
    public void Require(RootMetadata root, string role)
    {
        var keys = root.Roles[role];
        if (CountSignatures(root, role) is var count && count < keys.Threshold)
            throw new MetadataException(Refusal.TooFewSignatures, $"{count} of the {keys.Threshold} signatures needed of the {role} role's keys (root version {root.Version}) are there and right");
    }

    /// <summary>How many different keys of the role have signed this.</summary>
    public int CountSignatures(RootMetadata root, string role)
    {
        HashSet<string> counted = [];
        foreach (var id in root.Roles[role].KeyIds)
            if (root.Keys.GetValueOrDefault(id) is { Material: { } material } key && !counted.Contains(material)
                && Signatures.FirstOrDefault(s => s.KeyId == id) is { } signature && key.Verifies(Payload, signature.Value))
                counted.Add(material);
        return counted.Count;
    }

    /// <summary>The same with one more signature.</summary>
    public SignedFile SignedBy(SigningKey key) => Compose(Signed, [.. Signatures.Where(s => s.KeyId != key.Public.Id), new Signature(key.Public.Id, key.Sign(Payload))]);

    /// <summary>An envelope without signatures.</summary>
    internal static SignedFile Unsigned(byte[] signed) => Compose(StrictJson.Parse(signed), []);

    static SignedFile Compose(JsonElement signed, IReadOnlyList<Signature> signatures)
    {
        var bytes = JsonText.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("signatures");
            foreach (var signature in signatures)
            {
                writer.WriteStartObject();
                writer.WriteString("keyid", signature.KeyId);
                writer.WriteString("sig", Convert.ToHexStringLower(signature.Value));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WritePropertyName("signed");
            signed.WriteTo(writer);
            writer.WriteEndObject();
        });
        return Parse(bytes);
    }

    static byte[] Value(string hex)
    {
        try
        {
            return hex.Length <= 2 * MaxSignatureBytes ? Convert.FromHexString(hex) : throw new MetadataException(Refusal.Malformed, "it holds a signature that is too long");
        }
        catch (FormatException)
        {
            throw new MetadataException(Refusal.Malformed, "it holds a signature that is not in hexadecimal digits");
        }
    }
}
