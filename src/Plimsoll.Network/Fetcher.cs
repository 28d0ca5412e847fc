using System.Collections.Concurrent;
using System.Net;
using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>
/// Asks over HTTP: with retries, and with redirects that it follows itself, within bounds, never from https to http, never from elsewhere to this machine,
/// and never with the credentials of one host to another. Safe for many threads.
/// </summary>
public sealed class Fetcher(NetworkOptions options, Func<Uri, Endpoint?>? endpointOf = null, TimeProvider? time = null) : IDisposable
{
    static readonly Endpoint Nobody = new();

    readonly ConcurrentDictionary<Endpoint, Lazy<HttpClient>> clients = new(ReferenceEqualityComparer.Instance);
    readonly ConcurrentDictionary<string, byte> plain = new(StringComparer.OrdinalIgnoreCase);

    public RequestMeter Meter { get; } = new();

    /// <summary>Hosts (<c>host:port</c>) that were asked over plain HTTP.</summary>
    public IReadOnlyCollection<string> PlainHosts => [.. plain.Keys];

    /// <summary>Sends, and returns once the head of the answer is there, whatever its status; the address that answered is that of its request. The caller disposes it.</summary>
    /// <exception cref="ServiceException">No answer could be had, or a redirect breaks a rule.</exception>
    public HttpResponseMessage Send(FetchRequest request, CancellationToken cancellation)
    {
        var (address, authorization) = (request.Address, request.Authorization);
        for (var hops = 0; ; hops++)
        {
            var answer = SendOnce(request, address, authorization, cancellation);
            if (!IsRedirect(answer))
                return answer;
            Uri next;
            try
            {
                if (hops == options.MaxRedirects)
                    throw new ServiceException($"{request.Address.Authority} redirects more than {options.MaxRedirects} times; its answer is not followed further.");
                next = RedirectRules.Next(request, address, answer);
            }
            finally
            {
                Finish(answer, cancellation);
            }

            if (!Hosts.SameOrigin(address, next))
                authorization = null;
            address = next;
        }
    }

    /// <summary>Disposes an answer whose body is not wanted, so that its connection can be used again.</summary>
    public void Finish(HttpResponseMessage answer, CancellationToken cancellation) => Bodies.Finish(answer, options, time ?? TimeProvider.System, cancellation);

    public void Dispose()
    {
        foreach (var client in clients.Values)
            client.Value.Dispose();
    }

    HttpResponseMessage SendOnce(FetchRequest request, Uri address, string? authorization, CancellationToken cancellation)
    {
        RedirectRules.CheckScheme(request, address);
        using var message = new HttpRequestMessage(request.Form is null ? request.Method : HttpMethod.Post, address);
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        if (authorization is not null)
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (request.Form is { } form)
            message.Content = new FormUrlEncodedContent(form);
        message.Options.Set(RetryHandler.Meter, Meter);
        if (request.Once)
            message.Options.Set(RetryHandler.Once, true);
        if (address.Scheme == Uri.UriSchemeHttp && !options.Offline)
            plain[address.Authority] = 0;
        try
        {
            return ClientOf(address).Send(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw Failures.Explain(e, address, options);
        }
    }

    HttpClient ClientOf(Uri address)
    {
        var endpoint = endpointOf?.Invoke(address) ?? Nobody;
        return clients.GetOrAdd(endpoint, e => new Lazy<HttpClient>(() => Connections.Open(options, e, time))).Value;
    }

    static bool IsRedirect(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
