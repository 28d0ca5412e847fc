using System.Net;
using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>
/// Makes the HTTP clients of the house: TLS always verified, passing failures retried, redirects left to the caller (who alone knows where credentials may go;
/// <see cref="Fetcher"/> follows them within its rules), proxies as the options say.
/// </summary>
public static class Connections
{
    const int MaxHeadKilobytes = 64;

    /// <summary>Opens a client for a service. It does not connect yet; the caller disposes it.</summary>
    /// <exception cref="UsageException">A file of authorities cannot be read.</exception>
    public static HttpClient Open(NetworkOptions options, Endpoint endpoint, TimeProvider? time = null)
    {
        if (options.Offline)
            return Client(new OfflineHandler(), options);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            MaxResponseHeadersLength = MaxHeadKilobytes,
            // What a caller leaves unread is not worth the wait for it, and a disposed answer ends a read that another thread is stuck in.
            MaxResponseDrainSize = 0,
            Proxy = endpoint.UnixSocket is null ? options.Proxy?.Route() : null,
            UseProxy = endpoint.UnixSocket is null && options.Proxy is not null,
            SslOptions = Tls.Options(options, endpoint),
            ConnectCallback = endpoint.UnixSocket is { } path ? Dialling.Unix(path) : Dialling.Tcp(options),
            ActivityHeadersPropagator = null,
        };
        var answer = endpoint.UnixSocket is null ? options.AnswerTimeout : Timeout.InfiniteTimeSpan;
        return Client(new RetryHandler(handler, options, answer, time ?? TimeProvider.System), options);
    }

    static HttpClient Client(HttpMessageHandler handler, NetworkOptions options)
    {
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestVersion = HttpVersion.Version11 };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        return client;
    }
}
