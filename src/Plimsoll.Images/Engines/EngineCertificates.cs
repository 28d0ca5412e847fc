using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Trees;
using Plimsoll.Network;

namespace Plimsoll.Images.Engines;

/// <summary>The certificates for one engine, in a directory under Docker's names for them; each may be absent.</summary>
/// <param name="Directory">Null where there is none: then the system's authorities are trusted, and nothing is shown.</param>
sealed record EngineCertificates(string? Directory)
{
    const string Authority = "ca.pem";
    const string Certificate = "cert.pem";
    const string Key = "key.pem";
    const int MaxBytes = 1024 * 1024;

    public static EngineCertificates None { get; } = new((string?)null);

    public bool AreThere => Has(Authority) || Has(Certificate) || Has(Key);

    /// <summary>Where an authority is named, no other is trusted.</summary>
    public Endpoint ToEndpoint() => new()
    {
        CertificateAuthorities = Has(Authority) ? [At(Authority)] : [],
        OnlyNamedAuthorities = Has(Authority),
        ClientCertificate = Has(Certificate) || Has(Key) ? Pair() : null,
    };

    X509Certificate2 Pair()
    {
        var (certificate, key) = (Read(Certificate), Read(Key));
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new UsageException($"The certificate {At(Certificate)} and its key {At(Key)} are no pair of PEM files without a passphrase; make them anew or take others by DOCKER_CERT_PATH.");
        }
    }

    string Read(string file) => BoundedFile.Read(At(file), MaxBytes, out var problem) is { } bytes
        ? Encoding.UTF8.GetString(bytes)
        : throw new UsageException($"{At(file)}, which belongs to the certificate for the engine, cannot be read: {problem}.");

    bool Has(string file) => Directory is not null && File.Exists(At(file));

    string At(string file) => Path.Join(Directory, file);
}
