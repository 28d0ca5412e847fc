using System.Net;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Transfer;

/// <summary>Asks one place for the bytes of one blob, whole or from somewhere in it.</summary>
/// <param name="length">Of the whole part that is wanted, in bytes.</param>
/// <param name="onlyRanges">A server that does not send parts is refused; else what comes before the part is skipped.</param>
sealed class BlobRequests(Sender sender, Refusals refusals, RegistryOptions options, RequestMeter meter, Place place, Digest digest, long offset, long length, bool onlyRanges)
{
    string? etag;

    public long Length => length;

    public RegistryOptions Options => options;

    public string What => $"{digest} of {place.Name}";

    /// <summary>A stream that starts at <paramref name="position"/> of the part, and may go on after it.</summary>
    /// <param name="surplus">Whether it is up to us to notice that the stream goes on.</param>
    public BodyStream Open(long position, CancellationToken cancellation, out bool surplus)
    {
        var asked = new Asked($"blobs/{digest}", $"blob {digest}");
        var isPart = onlyRanges || position > 0;
        if (isPart)
            asked = asked.With("Range", $"bytes={offset + position}-{offset + length - 1}");
        if (isPart && etag is not null)
            asked = asked.With("If-Range", etag);
        var reply = sender.Send(place, asked, cancellation);
        try
        {
            return Judge(reply, position, isPart, cancellation, out surplus);
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    BodyStream Judge(Reply reply, long position, bool isPart, CancellationToken cancellation, out bool surplus)
    {
        surplus = false;
        if (reply.Status == HttpStatusCode.PartialContent && isPart)
            CheckPart(reply, position);
        else if (reply.Status == HttpStatusCode.OK && !onlyRanges)
            surplus = CheckWhole(reply);
        else if (reply.Status is HttpStatusCode.OK or HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.NotImplemented && onlyRanges)
            throw new RangesUnsupportedException(place.Registry);
        else
            throw refusals.Explain(reply, cancellation);
        // A weak tag does not say that bytes are the same.
        etag = reply.Header("ETag") is { } tag && tag.StartsWith('"') ? tag : null;
        var body = new BodyStream(reply.Answer, options.Network, meter, options.Time, cancellation);
        if (reply.Status == HttpStatusCode.OK && position > 0)
            Skip(body, position);
        return body;
    }

    void CheckPart(Reply reply, long position)
    {
        var wanted = new ContentRange(offset + position, offset + length - 1, null);
        if (ContentRange.Parse(reply.Header("Content-Range")) is not { } range || range.First != wanted.First || range.Last != wanted.Last || (!onlyRanges && range.Total is { } total && total != length))
            throw new ServiceException($"{place.Registry} answers with another part of {digest} than it was asked for; nothing of it is used.");
        if (reply.Answer.Content.Headers.ContentLength is { } stated && stated != range.Last - range.First + 1)
            throw new ServiceException($"{place.Registry} answers with a part of {digest} whose length it tells in two ways; nothing of it is used.");
    }

    bool CheckWhole(Reply reply)
    {
        if (reply.Header("Content-Encoding") is { } encoding && encoding != "identity")
            throw new ServiceException($"{place.Registry} sends {digest} in another encoding than it is stored in; its bytes could not be proven.");
        if (reply.Answer.Content.Headers.ContentLength is not { } stated)
            return true;
        return stated == length ? false : throw WrongLength($"{stated:N0}");
    }

    void Skip(BodyStream body, long count)
    {
        var buffer = new byte[64 * 1024];
        while (count > 0)
        {
            var read = body.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, count)));
            if (read == 0)
                throw new IOException("the connection broke");
            count -= read;
        }
    }

    public UnreadableSubjectException WrongLength(string found) =>
        new($"The blob {What} has {found} bytes, where its manifest says {length:N0}; the registry's copy is damaged, or was altered on the way.");
}
