using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>How servers must prove who they are. There is no way to skip it.</summary>
static class Tls
{
    const int MaxAuthoritiesBytes = 4 * 1024 * 1024;

    [SuppressMessage("Security", "CA5398", Justification = "A floor, not a choice: where a system's settings still allow TLS 1.0 and 1.1, a downgrade to them is refused.")]
    public static SslClientAuthenticationOptions Options(NetworkOptions options, Endpoint endpoint)
    {
        var tls = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateChainPolicy = ChainPolicy(Authorities([.. options.CertificateAuthorities, .. endpoint.CertificateAuthorities]), endpoint.OnlyNamedAuthorities),
            RemoteCertificateValidationCallback = Validate,
        };
        if (endpoint.ClientCertificate is { } certificate)
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, endpoint.ClientChain, offline: true);
        return tls;
    }

    // The verdict is the framework's; only the words for it are ours.
    static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            throw new CertificateRefusedException("it shows none");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            throw new CertificateRefusedException("it was issued for another name");
        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status) ?? X509ChainStatusFlags.NoError;
        throw new CertificateRefusedException(status.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "it has expired, or is not valid yet"
            : (status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0 ? "no authority that this machine trusts has issued it"
            : $"its chain is not valid ({status})");
    }

    // Certificates name addresses from where missing ones can be had: a stranger's server would choose whom we ask.
    static X509ChainPolicy ChainPolicy(X509Certificate2Collection named, bool onlyNamed)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (named.Count == 0 && !onlyNamed)
            return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(named);
        if (onlyNamed)
            return policy;
        using var system = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(system.Certificates);
        return policy;
    }

    static X509Certificate2Collection Authorities(IEnumerable<string> files)
    {
        var authorities = new X509Certificate2Collection();
        foreach (var file in files)
        {
            try
            {
                authorities.ImportFromPem(SmallFile.Text(file, MaxAuthoritiesBytes));
            }
            catch (CryptographicException e)
            {
                throw new UsageException($"The certificate authorities of {file} cannot be read: {e.Message}");
            }

            if (authorities.Count == 0)
                throw new UsageException($"{file} holds no certificate in PEM form.");
        }

        return authorities;
    }
}
