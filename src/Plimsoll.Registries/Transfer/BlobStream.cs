using Plimsoll.Core;
using Plimsoll.Network;

namespace Plimsoll.Registries.Transfer;

/// <summary>The bytes of a blob, forward, exactly as many as were asked for. A cut or a stall in the middle is mended by asking for the rest; how often is bounded.</summary>
sealed class BlobStream : Stream
{
    /// <summary>A server that cuts after every byte must not hold us for as many requests as there are bytes.</summary>
    const int MaxResumptions = 24;

    readonly BlobRequests requests;
    readonly CancellationToken cancellation;
    BodyStream? body;
    bool surplus;
    long position;
    int resumptions;
    int inVain;

    /// <summary>Asks at once: what fails now fails here, and another place can be tried.</summary>
    public BlobStream(BlobRequests requests, CancellationToken cancellation)
    {
        (this.requests, this.cancellation) = (requests, cancellation);
        body = requests.Open(0, cancellation, out surplus);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => requests.Length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        while (position < requests.Length)
        {
            if (Next(buffer[..(int)Math.Min(buffer.Length, requests.Length - position)]) is not (> 0 and var count))
                continue;
            position += count;
            inVain = 0;
            if (position == requests.Length)
                End();
            return count;
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            body?.Dispose();
        base.Dispose(disposing);
    }

    /// <returns>0 where the stream broke; the next call asks for the rest.</returns>
    int Next(Span<byte> buffer)
    {
        try
        {
            body ??= requests.Open(position, cancellation, out surplus);
            if (body.Read(buffer) is > 0 and var count)
                return count;
            Break(null);
        }
        catch (IOException e)
        {
            Break(e);
        }
        catch (ServiceException e) when (e.InnerException is HttpRequestException or IOException)
        {
            Break(e);
        }

        return 0;
    }

    void Break(Exception? reason)
    {
        body?.Dispose();
        body = null;
        if (++resumptions > MaxResumptions || ++inVain > requests.Options.Network.Retries)
            throw new ServiceException($"{requests.What} broke off after {position:N0} of {requests.Length:N0} bytes, again and again; try again later, or check the network.", reason ?? new IOException("it ended early"));
        var first = requests.Options.Network.FirstDelay;
        var delay = first * (1 << Math.Min(inVain - 1, 6)) * (0.5 + (Random.Shared.NextDouble() / 2));
        cancellation.WaitHandle.WaitOne(delay < requests.Options.Network.LongestWait ? delay : requests.Options.Network.LongestWait);
        cancellation.ThrowIfCancellationRequested();
    }

    void End()
    {
        if (!surplus)
            return;
        Span<byte> one = stackalloc byte[1];
        try
        {
            if (body!.Read(one) > 0)
                throw requests.WrongLength($"more than {requests.Length:N0}");
        }
        catch (IOException)
        {
            // All that was wanted is there.
        }
    }
}
