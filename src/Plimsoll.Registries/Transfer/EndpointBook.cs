using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Transfer;

/// <summary>Which authorities and which client's certificate are for which host: those of its directory, and what the user gave for the registry that was named.</summary>
sealed class EndpointBook(RegistryOptions options) : IDisposable
{
    const int MaxPem = 1024 * 1024;

    readonly ConcurrentDictionary<string, Lazy<Endpoint?>> endpoints = new();
    readonly ConcurrentDictionary<string, byte> given = new();

    /// <summary>The certificate that the user gave is for this place's registry from now on.</summary>
    public void Give(Place place)
    {
        if (options.ClientCertificate is not null)
            given[Origins.At(Uri.UriSchemeHttps, place).Authority] = 0;
    }

    public bool ShowsCertificate(Place place) => Of(Origins.At(Uri.UriSchemeHttps, place))?.ClientCertificate is not null;

    public Endpoint? Of(Uri address)
    {
        var isGiven = given.ContainsKey(address.Authority) && address.Scheme == Uri.UriSchemeHttps;
        return endpoints.GetOrAdd($"{address.Authority} {isGiven}", _ => new Lazy<Endpoint?>(() => Build(address, isGiven))).Value;
    }

    public void Dispose()
    {
        foreach (var endpoint in endpoints.Values)
            if (endpoint.IsValueCreated)
                endpoint.Value?.ClientCertificate?.Dispose();
    }

    Endpoint? Build(Uri address, bool isGiven)
    {
        var authorities = new List<string>();
        X509Certificate2? certificate = isGiven ? Load(options.ClientCertificate!, options.ClientKey ?? options.ClientCertificate!) : null;
        foreach (var directory in Directories(address))
        {
            authorities.AddRange(Files(directory, "*.crt"));
            if (certificate is null && Files(directory, "*.cert") is [var first, ..])
                certificate = Load(first, Path.ChangeExtension(first, ".key"));
        }

        return authorities.Count == 0 && certificate is null ? null : new Endpoint { CertificateAuthorities = authorities, ClientCertificate = certificate };
    }

    IEnumerable<string> Directories(Uri address)
    {
        if (options.CertsDirectory is not { } root)
            return [];
        string[] names = address.IdnHost == "registry-1.docker.io" ? [ImageReference.DockerHub, address.Authority] : [address.Authority];
        return names.Where(ReferenceGrammar.IsRegistry).Select(name => Path.Combine(root, name)).Where(Directory.Exists);
    }

    static string[] Files(string directory, string pattern)
    {
        try
        {
            return [.. Directory.GetFiles(directory, pattern).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{directory} cannot be read: {e.Message}");
        }
    }

    static X509Certificate2 Load(string certificate, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPem(SmallFile.Text(certificate, MaxPem), SmallFile.Text(key, MaxPem));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new UsageException($"The client's certificate {certificate} with the key {key} cannot be used: they must be PEM files that belong together, and the key must not be encrypted.");
        }
    }
}
