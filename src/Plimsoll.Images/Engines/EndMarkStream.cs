using Plimsoll.Images.Tar;
using Plimsoll.Streams;

namespace Plimsoll.Images.Engines;

/// <summary>Remembers whether what passed ended as an archive does, with two blocks of zeros: an export without them was broken off between two files.</summary>
sealed class EndMarkStream(Stream inner) : ForwardStream
{
    const int MarkBytes = 2 * TarFormat.BlockBytes;

    long zeros;

    public bool HasMark => zeros >= MarkBytes;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var last = buffer[..read].LastIndexOfAnyExcept((byte)0);
        zeros = last < 0 ? zeros + read : read - last - 1;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
