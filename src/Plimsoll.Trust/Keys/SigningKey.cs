using System.Security.Cryptography;

namespace Plimsoll.Trust.Keys;

/// <summary>A private key. It is never shown; whoever holds it disposes it.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>As many rounds as OWASP advises for PBKDF2 with SHA-256.</summary>
    const int PassphraseRounds = 600_000;

    readonly ECDsa key;

    SigningKey(ECDsa key)
    {
        this.key = key;
        Public = TrustKey.Of(key);
    }

    public TrustKey Public { get; }

    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads PKCS #8 in PEM, plain or encrypted.</summary>
    /// <exception cref="CryptographicException">It is no such key, or the passphrase does not fit.</exception>
    public static SigningKey Import(string pem, string? passphrase)
    {
        var key = ECDsa.Create();
        try
        {
            if (!IsEncrypted(pem))
                key.ImportFromPem(pem);
            else
                key.ImportFromEncryptedPem(pem, passphrase ?? throw new CryptographicException("it is encrypted and no passphrase was given"));
            _ = key.ExportParameters(includePrivateParameters: true);
            var signing = new SigningKey(key);
            return signing.Public.Material is not null ? signing : throw new CryptographicException("it is no key on the curve P-256");
        }
        catch (Exception e) when (e is ArgumentException or PlatformNotSupportedException)
        {
            key.Dispose();
            throw new CryptographicException("it is no private key in PEM");
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }
    }

    public static bool IsEncrypted(string pem) => pem.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal);

    /// <summary>The key in PKCS #8; encrypted with AES-256 where there is a passphrase.</summary>
    public string Export(string? passphrase) => passphrase is null
        ? key.ExportPkcs8PrivateKeyPem() + "\n"
        : key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, PassphraseRounds)) + "\n";

    public byte[] Sign(ReadOnlySpan<byte> data) => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => key.Dispose();
}
