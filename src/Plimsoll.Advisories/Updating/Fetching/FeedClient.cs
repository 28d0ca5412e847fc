using System.Net;
using System.Net.Http.Headers;
using Plimsoll.Advisories.Updating.Keeping;
using Plimsoll.Network;

namespace Plimsoll.Advisories.Updating.Fetching;

/// <summary>Sends one request, follows redirects from https to https, and tells passing failures from lasting ones.</summary>
sealed class FeedClient(HttpClient client, NetworkOptions network, TimeProvider time)
{
    const int MaxValidator = 1024;

    /// <summary>What a server may answer with a body, or with the word that there is nothing new.</summary>
    static readonly HttpStatusCode[] Answers = [HttpStatusCode.OK, HttpStatusCode.PartialContent, HttpStatusCode.NotModified, HttpStatusCode.RequestedRangeNotSatisfiable];

    /// <summary>Asks, with the validators of what is kept and for the rest of what was begun.</summary>
    /// <returns>An answer of one of the four kinds above, its body still to be read.</returns>
    public async Task<HttpResponseMessage> Send(Uri url, Validators known, PartialDownload begun, CancellationToken cancellation)
    {
        var place = url;
        for (var hops = 0; ; hops++)
        {
            var response = await SendOnce(place, known, begun, cancellation);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            {
                using (response)
                    place = Redirected(place, response, hops);
                continue;
            }

            if (Answers.Contains(response.StatusCode))
                return response;
            using (response)
                throw Refusal(place, response);
        }
    }

    public static Validators ValidatorsOf(HttpResponseMessage response) =>
        new(Header(response.Headers, "ETag"), Header(response.Content.Headers, "Last-Modified"));

    async Task<HttpResponseMessage> SendOnce(Uri url, Validators known, PartialDownload begun, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (begun is { Offset: > 0, Validator: { } version })
        {
            request.Headers.Range = new RangeHeaderValue(begun.Offset, null);
            request.Headers.TryAddWithoutValidation("If-Range", version);
        }
        else
        {
            if (known.ETag is { } tag)
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            if (known.LastModified is { } date)
                request.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        }

        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            var sentence = Failures.Explain(e, url, network).Message.TrimEnd('.');
            throw Failures.IsPassing(e) ? new PassingFailureException(sentence, inner: e) : new FeedFetchException(sentence, e);
        }
    }

    Uri Redirected(Uri from, HttpResponseMessage response, int hops)
    {
        if (hops >= network.MaxRedirects)
            throw new FeedFetchException($"{from.Authority} redirects more than {network.MaxRedirects} times");
        if (response.Headers.Location is not { } location || !Uri.TryCreate(from, location, out var to))
            throw new FeedFetchException($"{from.Authority} redirects to nowhere");
        if (to.Scheme != Uri.UriSchemeHttps || to.UserInfo.Length > 0)
            throw new FeedFetchException($"{from.Authority} redirects to {to.Scheme}://{to.Authority}, which is not plain https; it is not followed");
        return !Hosts.IsOwn(to.IdnHost) || Hosts.IsOwn(from.IdnHost) ? to : throw new FeedFetchException($"{from.Authority} redirects to {to.Authority}, which is this machine itself; it is not followed");
    }

    Exception Refusal(Uri url, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var sentence = $"{url.Authority} answered {status} ({Reason(response)}) for {url.AbsolutePath}";
        return status is 408 or 429 or >= 500 ? new PassingFailureException(sentence, RetryAfter.Of(response, time)) : new FeedFetchException(sentence, status: response.StatusCode);
    }

    // A reason phrase is the server's own text; the framework's word for the number is not.
    static string Reason(HttpResponseMessage response) =>
        Enum.IsDefined(response.StatusCode) ? response.StatusCode.ToString() : "unknown";

    static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.Count == 1 && values.ToString() is { Length: > 0 and <= MaxValidator } text && text.All(c => c is >= ' ' and <= '~')
            ? text
            : null;
}
