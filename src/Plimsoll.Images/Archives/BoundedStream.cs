using Plimsoll.Core;
using Plimsoll.Streams;

namespace Plimsoll.Images.Archives;

/// <summary>A stream whose sender says when it ends: past <see cref="Limits.MaxLayerBytes"/> it is not waited for.</summary>
sealed class BoundedStream(Stream inner, Limits limits, string place) : ForwardStream
{
    /// <summary>Bytes read so far.</summary>
    public long Taken { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Taken += read;
        return Taken <= limits.MaxLayerBytes ? read : throw new LimitExceededException(nameof(Limits.MaxLayerBytes), limits.MaxLayerBytes, place);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
