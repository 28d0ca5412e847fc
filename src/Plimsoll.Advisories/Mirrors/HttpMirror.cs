using System.Net;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Trust.Client;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>A mirror behind an address: any server of plain files. Plain http will do, for what it serves is signed.</summary>
sealed class HttpMirror : ITrustedFetch, IDisposable
{
    readonly Uri address;
    readonly NetworkOptions options;
    readonly TimeProvider time;
    readonly CancellationToken cancellation;
    readonly Fetcher fetcher;

    /// <exception cref="UsageException">The address carries a name or password, a query, or is none.</exception>
    public HttpMirror(string address, NetworkOptions options, TimeProvider time, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var parsed) || parsed.UserInfo.Length > 0 || parsed.Query.Length > 0 || parsed.Fragment.Length > 0)
            throw new UsageException("The mirror's address is no plain one such as https://mirror.example/plimsoll, without a password or a question mark.");
        (this.address, this.options, this.time, this.cancellation) = (parsed, options, time, cancellation);
        fetcher = new Fetcher(options, time: time);
    }

    public string Name => $"The mirror {address.AbsoluteUri.TrimEnd('/')}";

    public Stream? Open(string path)
    {
        var answer = fetcher.Send(new FetchRequest(new Uri(address, path)) { AllowPlainHttp = true }, cancellation);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK:
                return new BodyStream(answer, options, fetcher.Meter, time, cancellation);

            // Stores of objects say 403 for what is not there.
            case HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden:
                answer.Dispose();
                return null;
            default:
                answer.Dispose();
                throw new ServiceException($"{Name} answers {(int)answer.StatusCode} for {path}; check the address, or try again later.");
        }
    }

    public void Dispose() => fetcher.Dispose();
}
