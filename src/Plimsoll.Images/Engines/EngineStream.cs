using Plimsoll.Streams;

namespace Plimsoll.Images.Engines;

/// <summary>What an engine sends, until it ends. A connection that breaks or falls silent is told as the engine's failure, never taken for the end.</summary>
sealed class EngineStream : ForwardStream
{
    const int BlockBytes = 128 * 1024;

    readonly EngineClient client;
    readonly HttpResponseMessage response;
    readonly TimeSpan patience;
    readonly CancellationToken cancellation;
    readonly CancellationTokenSource clock;
    readonly Stream body;
    readonly byte[] block = GC.AllocateUninitializedArray<byte>(BlockBytes);
    int start;
    int end;

    /// <param name="response">Disposed with the stream.</param>
    /// <param name="patience">The longest silence.</param>
    public EngineStream(EngineClient client, HttpResponseMessage response, TimeSpan patience, CancellationToken cancellation)
    {
        (this.client, this.response, this.patience, this.cancellation) = (client, response, patience, cancellation);
        clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        body = response.Content.ReadAsStream(cancellation);
    }

    public override int Read(Span<byte> buffer)
    {
        if (start == end)
            (start, end) = (0, Fill());
        var count = Math.Min(buffer.Length, end - start);
        block.AsSpan(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
            clock.Dispose();
        }

        base.Dispose(disposing);
    }

    // A read that waits can be given up only where it is made for waiting; the caller waits all the same.
    int Fill()
    {
        cancellation.ThrowIfCancellationRequested();
        clock.CancelAfter(patience);
        try
        {
            return body.ReadAsync(block, clock.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception e) when (EngineProblem.IsOne(e))
        {
            cancellation.ThrowIfCancellationRequested();
            throw client.Failure(e);
        }
        finally
        {
            clock.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }
}
