using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>Makes the HTTP clients of the house: TLS always verified, redirects left to the caller (who alone knows where credentials may go), proxies as the environment says.</summary>
public static class Connections
{
    /// <summary>Opens a client for a service. It does not connect yet; the caller disposes it.</summary>
    /// <exception cref="UsageException">A file of authorities cannot be read.</exception>
    public static HttpClient Open(NetworkOptions options, Endpoint endpoint)
    {
        var authorities = Authorities([.. options.CertificateAuthorities, .. endpoint.CertificateAuthorities]);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseProxy = endpoint.UnixSocket is null && !endpoint.WithoutProxy,
        };
        handler.SslOptions.CertificateChainPolicy = ChainPolicy(authorities, endpoint.OnlyNamedAuthorities);
        if (endpoint.ClientCertificate is { } certificate)
            handler.SslOptions.ClientCertificates = [certificate];
        if (endpoint.UnixSocket is { } path)
            handler.ConnectCallback = (_, cancellation) => ConnectUnix(path, cancellation);
        HttpMessageHandler outermost = options.Offline ? new OfflineHandler(handler) : handler;
        return new HttpClient(outermost) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestVersion = HttpVersion.Version11 };
    }

    static async ValueTask<Stream> ConnectUnix(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static X509ChainPolicy? ChainPolicy(X509Certificate2Collection named, bool onlyNamed)
    {
        if (named.Count == 0 && !onlyNamed)
            return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
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
                authorities.ImportFromPemFile(file);
            }
            catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"The certificate authorities of {file} cannot be read: {e.Message}");
            }
        }

        return authorities;
    }
}
