using System.Net;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Access;

/// <summary>
/// Where a registry sends its clients for a token, and whether its credentials may go there: to its own host, to a host of its own domain
/// (registry-1.docker.io and auth.docker.io; registry.gitlab.com and gitlab.com), and to whom the user named. Others are asked without.
/// </summary>
/// <remarks>docs/decisions/0001-token-realms.md says why.</remarks>
static class TokenRealm
{
    /// <summary>Domains below which strangers live side by side, beyond those of the form <c>co.uk</c>.</summary>
    static readonly string[] Shared =
    [
        "github.io", "gitlab.io", "herokuapp.com", "azurewebsites.net", "azurecr.io", "windows.net", "azure.com", "amazonaws.com", "cloudfront.net", "appspot.com", "run.app", "web.app",
        "pages.dev", "workers.dev", "vercel.app", "netlify.app", "fly.dev", "onrender.com", "ngrok.io", "ngrok-free.app", "ngrok.app", "trycloudflare.com", "digitaloceanspaces.com",
        "duckdns.org", "no-ip.org", "dyndns.org", "nip.io", "sslip.io", "local", "internal", "lan",
    ];

    /// <exception cref="ServiceException">The realm is nowhere that a token may be asked for at all.</exception>
    public static Uri Address(string? realm, Uri registry, Place place)
    {
        if (!Uri.TryCreate(realm, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0 || address.Host.Length == 0)
            throw new ServiceException($"{place.Registry} names no address where it gives tokens.");
        if (Hosts.IsOwn(address.IdnHost) && !Hosts.IsOwn(registry.IdnHost))
            throw new ServiceException($"{place.Registry} sends its clients for a token to {address.Authority}, which is this machine itself; it is not asked.");
        if (address.Scheme == Uri.UriSchemeHttp && !(registry.Scheme == Uri.UriSchemeHttp ? IsSameHost(address, registry) || Hosts.IsLoopback(address.IdnHost) : Hosts.IsLoopback(address.IdnHost)))
            throw new ServiceException($"{place.Registry} sends its clients for a token to {address.Authority} over plain http, which anybody on the way could read and change; it is not asked.");
        return address;
    }

    public static bool MayHaveCredentials(Uri realm, Uri registry, IReadOnlyList<string> named) =>
        IsSameHost(realm, registry)
        || IsSameDomain(realm.IdnHost, registry.IdnHost)
        || named.Any(n => n.Equals(realm.IdnHost, StringComparison.OrdinalIgnoreCase) || n.Equals(realm.Authority, StringComparison.OrdinalIgnoreCase));

    static bool IsSameHost(Uri one, Uri other) => one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two names belong to one owner, as far as names can tell: they end in the same domain, and nobody else lives below it.</summary>
    public static bool IsSameDomain(string one, string other) => Domain(one) is { } domain && domain == Domain(other);

    static string? Domain(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(name, out _) || name.Split('.') is not { Length: >= 2 } labels)
            return null;
        var count = IsSecondLevel(labels[^2], labels[^1]) ? 3 : 2;
        if (labels.Length < count || Shared.Any(s => name == s || name.EndsWith($".{s}", StringComparison.Ordinal)))
            return null;
        return string.Join('.', labels[^count..]);
    }

    // co.uk, com.au, ne.jp: below a country, three letters and fewer are taken for no owner's name.
    static bool IsSecondLevel(string second, string top) => top.Length == 2 && second.Length <= 3;
}
