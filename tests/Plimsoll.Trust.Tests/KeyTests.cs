using System.Security.Cryptography;
using Plimsoll.Trust.Keys;

namespace Plimsoll.Trust.Tests;

public class KeyTests
{
    [Fact]
    public void A_key_is_the_same_after_it_was_kept_with_and_without_a_passphrase()
    {
        using var key = SigningKey.Create();
        foreach (var passphrase in (string?[])[null, "a passphrase ä"])
        {
            var pem = key.Export(passphrase);
            Assert.Equal(passphrase is not null, SigningKey.IsEncrypted(pem));
            using var again = SigningKey.Import(pem, passphrase);
            Assert.Equal(key.Public.Id, again.Public.Id);
            Assert.True(key.Public.Verifies("x"u8, again.Sign("x"u8)));
        }
    }

    [Fact]
    public void A_wrong_or_missing_passphrase_opens_nothing()
    {
        using var key = SigningKey.Create();
        var pem = key.Export("right");
        Assert.Throws<CryptographicException>(() => SigningKey.Import(pem, "wrong"));
        Assert.Throws<CryptographicException>(() => SigningKey.Import(pem, null));
    }

    [Fact]
    public void What_is_no_key_of_ours_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var key = SigningKey.Create();
        foreach (var pem in (string[])["", "hello", other.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(), key.Public.Json.GetProperty("keyval").GetProperty("public").GetString()!])
            Assert.ThrowsAny<CryptographicException>(() => SigningKey.Import(pem, null));
    }

    [Fact]
    public void A_public_key_on_a_curve_that_nobody_knows_is_refused_and_no_crash()
    {
        // As P-256, with one bit of the curve's name turned.
        const string Pem = "-----BEGIN PUBLIC KEY-----MFkwEwYHKoZIzj0CAQYIKoZIZj0DAQcDQgAExwW0a5cG2sL5BfLJip/8+4PLPGqFQGKQaibBuQKlo+rG7DJdI4ttE2w3MXR+J/viLGx2YhcU+jDIyg5QNdQ8xA==-----END PUBLIC KEY-----";
        Assert.Equal(Refusal.Malformed, Assert.Throws<MetadataException>(() => TrustKey.FromPem(Pem)).Refusal);
    }
}
