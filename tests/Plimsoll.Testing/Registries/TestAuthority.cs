using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Plimsoll.Testing.Registries;

/// <summary>A certificate authority that lives as long as its test.</summary>
public sealed class TestAuthority : IDisposable
{
    static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    public TestAuthority(string name = "Plimsoll test authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Certificate = request.CreateSelfSigned(now.AddDays(-30), now.AddDays(30));
    }

    /// <summary>With its private key.</summary>
    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem() + "\n";

    /// <summary>A server's certificate for these DNS names and addresses; for loopback where none is named.</summary>
    public TestCertificate Server(params string[] names) => Issue("server", names is [] ? ["localhost", "127.0.0.1", "::1"] : names, ServerAuthentication, now.AddDays(-1), now.AddDays(7));

    /// <summary>A server's certificate that was valid until yesterday.</summary>
    public TestCertificate ExpiredServer(params string[] names) => Issue("server", names is [] ? ["localhost", "127.0.0.1", "::1"] : names, ServerAuthentication, now.AddDays(-9), now.AddDays(-1));

    public TestCertificate Client(string name) => Issue(name, [], ClientAuthentication, now.AddDays(-1), now.AddDays(7));

    public void Dispose() => Certificate.Dispose();

    TestCertificate Issue(string subject, string[] names, Oid usage, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([usage], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, true, false));
        if (names.Length > 0)
            request.CertificateExtensions.Add(Names(names));
        using var issued = request.Create(Certificate, from, until, RandomNumberGenerator.GetBytes(12));
        return new TestCertificate(issued.CopyWithPrivateKey(key), issued.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    static X509Extension Names(string[] names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            if (IPAddress.TryParse(name, out var address))
                builder.AddIpAddress(address);
            else
                builder.AddDnsName(name);
        return builder.Build();
    }
}
