using System.Net;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Access;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Transfer;

/// <summary>Asks one place: over https, or http where that is allowed and nothing else is spoken; as nobody, until the registry asks who we are.</summary>
sealed class Sender(Fetcher fetcher, Admissions admissions, Origins origins)
{
    /// <summary>Any answer but one that more credentials might better. The caller disposes it.</summary>
    /// <exception cref="ServiceException">None could be had.</exception>
    public Reply Send(Place place, Asked asked, CancellationToken cancellation)
    {
        var first = origins.Known(place) is { } known ? SendTo(known, place, asked, null, once: false, cancellation) : Discover(place, asked, cancellation);
        if (first.Status != HttpStatusCode.Unauthorized || !Hosts.SameOrigin(first.From, first.Registry))
            return first;
        var challenges = first.Answer.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var values) ? values.SelectMany(ChallengeParser.Parse).ToList() : [];
        var refused = first.Admission;
        if (admissions.Answer(place, first.Registry, challenges, refused, cancellation) is not { } admission)
            return first;
        fetcher.Finish(first.Answer, cancellation);
        return SendTo(first.Registry, place, asked, admission, once: false, cancellation);
    }

    // Docker's rule for loopback, and for others where they are allowed plain HTTP: https first. A certificate that cannot be trusted is no reason for http.
    Reply Discover(Place place, Asked asked, CancellationToken cancellation)
    {
        var secure = Origins.At(Uri.UriSchemeHttps, place);
        try
        {
            var reply = SendTo(secure, place, asked, null, once: true, cancellation);
            origins.Decide(place, Uri.UriSchemeHttps);
            if ((int)reply.Status < 500 && reply.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout))
                return reply;
            reply.Dispose();
        }
        catch (ServiceException e) when (SpeaksNoTls(e))
        {
            return SendTo(origins.Decide(place, Uri.UriSchemeHttp), place, asked, null, once: false, cancellation);
        }
        catch (ServiceException e) when (e.InnerException is HttpRequestException or IOException)
        {
            // It failed for another reason, which may pass.
        }

        return SendTo(origins.Decide(place, Uri.UriSchemeHttps), place, asked, null, once: false, cancellation);
    }

    Reply SendTo(Uri registry, Place place, Asked asked, Admission? admission, bool once, CancellationToken cancellation)
    {
        admission ??= admissions.Known(place, registry);
        var answer = fetcher.Send(
            new FetchRequest(new Uri(registry, $"/v2/{place.Repository}/{asked.Path}"))
            {
                Method = asked.Method,
                Headers = asked.Headers,
                Authorization = admission?.Authorization,
                AllowPlainHttp = registry.Scheme == Uri.UriSchemeHttp && origins.MayBePlain(place) && !Hosts.IsLoopback(registry.IdnHost),
                Once = once,
            },
            cancellation);
        return new Reply(answer, place, registry, admission, asked);
    }

    static bool SpeaksNoTls(ServiceException failure) => failure.InnerException is HttpRequestException e && Failures.Certificate(e) is null && Failures.TlsAlert(e) is null
        && (e.HttpRequestError == HttpRequestError.SecureConnectionError || (e.HttpRequestError == HttpRequestError.ConnectionError && Failures.IsRefusedConnection(e)));
}
