using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Plimsoll.Streams;

namespace Plimsoll.Images.Archives;

/// <summary>Reads another stream on a thread of its own, a few blocks ahead, so that what that costs (hashing, mostly) runs beside what is done with the bytes.</summary>
sealed class ReadAheadStream : ForwardStream
{
    const int BlockBytes = 256 * 1024;
    const int Blocks = 4;

    readonly Stream inner;
    readonly BlockingCollection<byte[]> empty = new(Blocks);
    readonly BlockingCollection<ArraySegment<byte>> full = new(Blocks);
    readonly Thread thread;
    ExceptionDispatchInfo? failure;
    ArraySegment<byte> current;
    int at;
    bool ended;
    bool disposed;

    public ReadAheadStream(Stream inner)
    {
        this.inner = inner;
        for (var i = 0; i < Blocks; i++)
            empty.Add(GC.AllocateUninitializedArray<byte>(BlockBytes));
        thread = new Thread(Fill) { IsBackground = true, Name = "read ahead" };
        thread.Start();
    }

    public override int Read(Span<byte> buffer)
    {
        if (at == current.Count && !Next())
            return 0;
        var count = Math.Min(buffer.Length, current.Count - at);
        current.AsSpan(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            empty.CompleteAdding();
            thread.Join();
            inner.Dispose();
            empty.Dispose();
            full.Dispose();
        }

        base.Dispose(disposing);
    }

    bool Next()
    {
        if (ended)
        {
            failure?.Throw();
            return false;
        }

        if (current.Array is { } used)
            empty.Add(used);
        (current, at) = (default, 0);
        if (full.TryTake(out current, Timeout.Infinite))
            return true;
        ended = true;
        failure?.Throw();
        return false;
    }

    // Ends when the stream does, when it fails, or when nobody gives blocks back any more.
    void Fill()
    {
        try
        {
            foreach (var block in empty.GetConsumingEnumerable())
            {
                var read = inner.Read(block, 0, block.Length);
                if (read == 0)
                    break;
                full.Add(new ArraySegment<byte>(block, 0, read));
                if (empty.IsAddingCompleted)
                    break;
            }
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            full.CompleteAdding();
        }
    }
}
