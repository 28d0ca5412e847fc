using System.Security.Cryptography.X509Certificates;

namespace Plimsoll.Testing.Registries;

/// <summary>A certificate with its private key, as an object and as the two PEM texts that other programs want.</summary>
public sealed record TestCertificate(X509Certificate2 Certificate, string CertificatePem, string KeyPem)
{
    /// <summary>Writes both as <c>NAME.crt</c> and <c>NAME.key</c>.</summary>
    public (string Certificate, string Key) Write(TemporaryDirectory directory, string name) =>
        (directory.Write($"{name}.crt", CertificatePem), directory.Write($"{name}.key", KeyPem));
}
