using Plimsoll.Images.Tar;

namespace Plimsoll.Images.Tests.Tar;

/// <summary>A source that gives as little at a time as it likes, and whose window is as small as it may be.</summary>
sealed class ChunkedSource(byte[] bytes, int chunk, int window) : ITarSource
{
    int position;

    public int WindowBytes => window;

    public int Read(Span<byte> destination)
    {
        var count = Math.Min(Math.Min(chunk, destination.Length), bytes.Length - position);
        bytes.AsSpan(position, count).CopyTo(destination);
        position += count;
        return count;
    }

    public long Skip(long count)
    {
        var skipped = (int)Math.Min(count, bytes.Length - position);
        position += skipped;
        return skipped;
    }
}
