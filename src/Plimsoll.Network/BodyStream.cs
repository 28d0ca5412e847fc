namespace Plimsoll.Network;

/// <summary>
/// The body of an answer: forward, counted, ended by silence, by dripping and by cancellation. A body that ends before its stated length is an
/// <see cref="IOException"/>; so is everything else that may be over in a moment. Owns its answer.
/// </summary>
public sealed class BodyStream : Stream
{
    readonly HttpResponseMessage answer;
    readonly Stream inner;
    readonly NetworkOptions options;
    readonly RequestMeter? meter;
    readonly TimeProvider time;
    readonly CancellationToken cancellation;
    readonly CancellationTokenRegistration registration;
    TimeSpan waited;
    long brought;

    public BodyStream(HttpResponseMessage answer, NetworkOptions options, RequestMeter? meter, TimeProvider time, CancellationToken cancellation)
    {
        (this.answer, this.options, this.meter, this.time, this.cancellation) = (answer, options, meter, time, cancellation);
        inner = answer.Content.ReadAsStream(cancellation);
        registration = cancellation.UnsafeRegister(static state => ((HttpResponseMessage)state!).Dispose(), answer);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = time.GetTimestamp();
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (HttpRequestException e)
        {
            throw new IOException(e.Message, e);
        }

        meter?.CountBytes(count);
        Judge(time.GetElapsedTime(start), count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            registration.Dispose();
            inner.Dispose();
            answer.Dispose();
        }

        base.Dispose(disposing);
    }

    // Only what is spent in here counts: a slow reader is no slow server.
    void Judge(TimeSpan elapsed, int count)
    {
        waited += elapsed;
        brought += count;
        if (count == 0 || waited < options.StallTimeout)
            return;
        if (brought < options.LeastBytesPerStall)
            throw new IOException($"only {brought} bytes came in {waited.TotalSeconds:0} seconds");
        (waited, brought) = (TimeSpan.Zero, 0);
    }
}
