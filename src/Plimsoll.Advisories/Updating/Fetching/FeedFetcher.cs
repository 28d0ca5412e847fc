using System.Net;
using Plimsoll.Advisories.Updating.Keeping;
using Plimsoll.Network;

namespace Plimsoll.Advisories.Updating.Fetching;

/// <summary>Fetches files into the body store, whole or not at all: conditionally, resuming after a cut, within limits of size and time.</summary>
sealed class FeedFetcher(FeedClient client, BodyStore bodies, NetworkOptions network, TimeProvider time, IProgress<FetchProgress>? progress)
{
    const int MostAttempts = 50;
    const int HeadBytes = 256;

    /// <returns>The file as it is kept now; the known one itself where the server has nothing newer.</returns>
    /// <exception cref="FeedFetchException">It cannot be had, or is not believed.</exception>
    public async Task<KeptFile> Fetch(FetchRequest request, CancellationToken cancellation)
    {
        using var download = PartialDownload.Open(bodies.PartialPathOf(request.Url));
        var idle = 0;
        for (var attempt = 1; ; attempt++)
        {
            var before = download.Offset;
            try
            {
                return await Once(request, download, cancellation) is { } validators ? Finish(request, download, validators) : Known(request)!;
            }
            catch (PassingFailureException e)
            {
                // A download that comes on may be cut often; one that does not is given up soon.
                idle = download.Offset > before ? 0 : idle + 1;
                if (idle > network.Retries || attempt >= MostAttempts)
                    throw new FeedFetchException(e.Message, e);
                await Pause(e, idle, cancellation);
            }
        }
    }

    async Task Pause(PassingFailureException failure, int idle, CancellationToken cancellation)
    {
        if (failure.RetryAfter is { } asked && asked > network.LongestWait)
            throw new FeedFetchException($"{failure.Message} and asks to wait {asked.TotalSeconds:N0} seconds; try again then", failure);
        var pause = failure.RetryAfter ?? network.FirstDelay * Math.Pow(2, Math.Max(0, idle - 1));
        await Task.Delay(pause < network.LongestWait ? pause : network.LongestWait, time, cancellation);
    }

    /// <returns>The validators of what has come whole; null where the server has nothing newer than what is kept.</returns>
    async Task<Validators?> Once(FetchRequest request, PartialDownload download, CancellationToken cancellation)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            using var response = await client.Send(request.Url, Known(request)?.Validators ?? default, download, stall.Token);
            if (response.StatusCode == HttpStatusCode.NotModified)
                return Known(request) is not null ? null : throw new FeedFetchException($"{request.Url.Authority} says that nothing changed, though nothing of it is kept");
            var validators = Begin(request, response, download);
            await Receive(request, response, download, stall);
            return validators;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PassingFailureException($"{request.Url.Authority} said nothing, or next to nothing, for {network.StallTimeout.TotalSeconds:N0} seconds");
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !cancellation.IsCancellationRequested)
        {
            throw new PassingFailureException($"{request.Url.Authority} cut its answer off after {download.Offset:N0} bytes", inner: e);
        }
    }

    /// <summary>Asks conditionally only for what is really there.</summary>
    KeptFile? Known(FetchRequest request) => request.Known is { } kept && bodies.Has(kept) ? kept : null;

    /// <summary>Places the download where the answer begins, and refuses at once what says itself too large.</summary>
    static Validators Begin(FetchRequest request, HttpResponseMessage response, PartialDownload download)
    {
        var range = response.Content.Headers.ContentRange;
        var validators = FeedClient.ValidatorsOf(response);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            download.Restart(validators);
        }
        else if (response.StatusCode != HttpStatusCode.PartialContent || download.Offset == 0 || range is not { From: { } from, Unit: "bytes" } || from != download.Offset)
        {
            download.Discard();
            throw new PassingFailureException($"{request.Url.Authority} answered with another part of the file than was asked for", TimeSpan.Zero);
        }

        if (download.Offset + (response.Content.Headers.ContentLength ?? 0) > request.Largest)
            throw TooLarge(request, download);
        return validators;
    }

    async Task Receive(FetchRequest request, HttpResponseMessage response, PartialDownload download, CancellationTokenSource stall)
    {
        stall.CancelAfter(network.StallTimeout);
        await using var body = await response.Content.ReadAsStreamAsync(stall.Token);
        var buffer = new byte[1 << 16];
        var brought = 0L;
        for (int read; (read = await body.ReadAtLeastAsync(buffer, download.Offset == 0 ? HeadBytes : 1, throwOnEndOfStream: false, stall.Token)) > 0;)
        {
            // Not by every byte: a server that drips holds an update for days otherwise.
            if ((brought += read) >= network.LeastBytesPerStall)
            {
                stall.CancelAfter(network.StallTimeout);
                brought = 0;
            }

            if (download.Offset == 0 && BodyCheck.ComplaintOfHead(buffer.AsSpan(0, read)) is { } complaint)
                throw Refused(request, complaint, download);
            if (download.Offset + read > request.Largest)
                throw TooLarge(request, download);
            download.Append(buffer.AsSpan(0, read));
            progress?.Report(new FetchProgress(request.Feed, read, Done: false));
        }

        if (response.Content.Headers.ContentRange is { Length: { } length } && length != download.Offset)
            throw Refused(request, $"its answer has {download.Offset:N0} bytes and not the {length:N0} that it stated", download);
    }

    KeptFile Finish(FetchRequest request, PartialDownload download, Validators validators)
    {
        var (size, digest, path) = (download.Offset, download.Finish(), bodies.PartialPathOf(request.Url));
        if (BodyCheck.ComplaintOfWhole(path) is { } complaint)
            throw Refused(request, complaint, download);
        bodies.Keep(path, digest);
        return new KeptFile(request.Path, request.Url.AbsoluteUri, digest, size, validators);
    }

    static FeedFetchException TooLarge(FetchRequest request, PartialDownload download) =>
        Refused(request, $"its answer is larger than {request.Largest:N0} bytes", download);

    static FeedFetchException Refused(FetchRequest request, string complaint, PartialDownload download)
    {
        download.Discard();
        return new FeedFetchException($"{request.Url.Authority} is not believed: {complaint} ({request.Url.AbsolutePath})");
    }
}
