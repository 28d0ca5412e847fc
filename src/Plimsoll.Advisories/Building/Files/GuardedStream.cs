using Plimsoll.Advisories.Feeds;
using Plimsoll.Streams;

namespace Plimsoll.Advisories.Building.Files;

/// <summary>Counts plain bytes against a limit, and turns whatever a decoder throws at damaged bytes into the user's sentence.</summary>
/// <param name="open">Some decoders read, and complain, as soon as they are made.</param>
sealed class GuardedStream(Func<Stream> open, string path, long limit, bool leaveOpen = false) : ForwardStream
{
    Stream? inner;

    /// <summary>Plain bytes read so far.</summary>
    public long Total { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            inner ??= open();
            read = inner.Read(buffer);
        }
        catch (Exception e) when (e is not (MalformedFeedException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw new MalformedFeedException(path, $"it is damaged: it cannot be read past byte {Total:N0}; fetch it again");
        }

        Total += read;
        return Total <= limit ? read : throw new MalformedFeedException(path, $"it is larger than {limit:N0} bytes, which no feed is");
    }

    /// <summary>Reads to the end, within the limit.</summary>
    public void Drain()
    {
        Span<byte> waste = stackalloc byte[8192];
        while (Read(waste) > 0)
        {
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            inner?.Dispose();
        base.Dispose(disposing);
    }
}
