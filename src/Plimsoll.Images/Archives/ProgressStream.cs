using Plimsoll.Images.Subjects;
using Plimsoll.Streams;

namespace Plimsoll.Images.Archives;

/// <summary>Reports how far the reading of a layer has come, and stops it when asked.</summary>
sealed class ProgressStream(Stream inner, IProgress<LayerProgress>? progress, int layer, long? length, long step, CancellationToken cancellation) : ForwardStream
{
    long next;

    /// <summary>Bytes read so far.</summary>
    public long Taken { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var read = inner.Read(buffer);
        Taken += read;
        if (Taken >= next)
        {
            next = Taken + step;
            progress?.Report(new LayerProgress(layer, Taken, length, Done: false));
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
