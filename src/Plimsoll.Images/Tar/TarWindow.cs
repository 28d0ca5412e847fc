using System.Buffers;

namespace Plimsoll.Images.Tar;

/// <summary>A buffer that slides over a source: headers are seen in place, contents are read or passed over.</summary>
sealed class TarWindow : IDisposable
{
    readonly ITarSource source;
    readonly byte[] buffer;
    int start;
    int end;

    public TarWindow(ITarSource source)
    {
        this.source = source;
        buffer = ArrayPool<byte>.Shared.Rent(source.WindowBytes);
    }

    /// <summary>The most that can be taken at once.</summary>
    public int Capacity => source.WindowBytes;

    /// <summary>Plain bytes passed so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next bytes, fewer than asked for only at the end. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (end - start < count)
            Fill(count);
        var taken = buffer.AsSpan(start, Math.Min(count, end - start));
        start += taken.Length;
        Position += taken.Length;
        return taken;
    }

    public int Read(Span<byte> destination)
    {
        int read;
        if (start == end)
        {
            read = source.Read(destination);
        }
        else
        {
            read = Math.Min(destination.Length, end - start);
            buffer.AsSpan(start, read).CopyTo(destination);
            start += read;
        }

        Position += read;
        return read;
    }

    /// <returns>false where the source ended first.</returns>
    public bool Skip(long count)
    {
        var held = Math.Min(count, end - start);
        start += (int)held;
        var skipped = held + (count > held ? source.Skip(count - held) : 0);
        Position += skipped;
        return skipped == count;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    void Fill(int count)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        while (end < count)
        {
            var read = source.Read(buffer.AsSpan(end, source.WindowBytes - end));
            if (read == 0)
                return;
            end += read;
        }
    }
}
