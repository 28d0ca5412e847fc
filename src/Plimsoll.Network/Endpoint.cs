using System.Security.Cryptography.X509Certificates;

namespace Plimsoll.Network;

/// <summary>What is particular to one service.</summary>
public sealed record Endpoint
{
    /// <summary>A unix socket to connect to, whatever host an address names.</summary>
    public string? UnixSocket { get; init; }

    /// <summary>Shown to the server where it asks (mutual TLS), with its private key.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>What leads from <see cref="ClientCertificate"/> to its authority, where that takes more than one step.</summary>
    public X509Certificate2Collection? ClientChain { get; init; }

    /// <summary>PEM files of authorities that are trusted for this service alone, beside those of <see cref="NetworkOptions"/>.</summary>
    public IReadOnlyList<string> CertificateAuthorities { get; init; } = [];

    /// <summary>Trust no authority but those named.</summary>
    public bool OnlyNamedAuthorities { get; init; }
}
