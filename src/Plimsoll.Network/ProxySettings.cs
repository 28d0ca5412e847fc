using System.Net;
using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>Web proxies as <c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c> and <c>NO_PROXY</c> name them. Loopback is always reached without one.</summary>
public sealed class ProxySettings(Uri? forHttp, Uri? forHttps, ProxyExceptions exceptions)
{
    public Uri? ForHttp { get; } = forHttp;

    public Uri? ForHttps { get; } = forHttps;

    public ProxyExceptions Exceptions { get; } = exceptions;

    /// <summary>Lower case comes first, as everywhere; null where nothing is set. <c>http_proxy</c> is not read in upper case where a web server could have set it (<c>REQUEST_METHOD</c>).</summary>
    /// <exception cref="UsageException">An address is none.</exception>
    public static ProxySettings? FromEnvironment(Func<string, string?> environment)
    {
        var all = Address("all_proxy") ?? Address("ALL_PROXY");
        var http = Address("http_proxy") ?? (environment("REQUEST_METHOD") is null ? Address("HTTP_PROXY") : null) ?? all;
        var https = Address("https_proxy") ?? Address("HTTPS_PROXY") ?? all;
        return http is null && https is null ? null : new ProxySettings(http, https, ProxyExceptions.Parse(environment("no_proxy") ?? environment("NO_PROXY")));

        Uri? Address(string name) => environment(name) is { Length: > 0 } text ? ParseAddress(name, text) : null;
    }

    /// <summary>The proxy to an address; null where it is reached without one.</summary>
    public Uri? To(Uri address) =>
        Hosts.IsLoopback(address.IdnHost) || Exceptions.Cover(address) ? null : address.Scheme == Uri.UriSchemeHttps ? ForHttps : ForHttp;

    internal IWebProxy Route() => new Router(this);

    // The value may hold a password: it is not repeated.
    static Uri ParseAddress(string name, string text)
    {
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}";
        return Uri.TryCreate(whole, UriKind.Absolute, out var address) && address.Host.Length > 0 && address.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"
            ? address
            : throw new UsageException($"{name} is not the address of a proxy; write it as http://host:port.");
    }

    sealed class Router(ProxySettings settings) : IWebProxy, ICredentials
    {
        public ICredentials? Credentials
        {
            get => this;
            set => throw new NotSupportedException();
        }

        public Uri? GetProxy(Uri destination) => settings.To(destination);

        public bool IsBypassed(Uri host) => settings.To(host) is null;

        /// <summary>Name and password stand in the proxy's own address.</summary>
        public NetworkCredential? GetCredential(Uri uri, string authType)
        {
            var proxy = new[] { settings.ForHttp, settings.ForHttps }.FirstOrDefault(p => p is { UserInfo.Length: > 0 } && Hosts.SameOrigin(p, uri));
            if (proxy is null)
                return null;
            var parts = proxy.UserInfo.Split(':', 2);
            return new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
        }
    }
}
