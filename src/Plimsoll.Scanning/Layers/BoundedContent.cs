using Plimsoll.Core;

namespace Plimsoll.Scanning.Layers;

/// <summary>A wanted file in memory, until the next one.</summary>
/// <remarks>A package system has thousands of small files, one a package; an array for each would keep the collector busier than the readers.</remarks>
sealed class BoundedContent(Limits limits)
{
    const int ShareKept = 8;

    /// <summary>What is kept for the next file: most programs fit, and an array for each of those that hold megabytes would grow the heap to many times what is needed at once.</summary>
    readonly int maxKeptBytes = (int)(limits.MaxFileBytes / ShareKept);

    byte[] kept = [];
    byte[] buffer = [];
    int filled;

    /// <summary>Makes room for up to <paramref name="size"/> bytes, which the caller has checked against the limits, and reads the first of them.</summary>
    /// <remarks>Arrays are not cleared: the system backs their pages only as bytes arrive, so a header that claims much and brings little costs little.</remarks>
    public ReadOnlySpan<byte> ReadHead(Stream content, long size, int head)
    {
        buffer = Buffer((int)size);
        filled = content.ReadAtLeast(buffer.AsSpan(0, Math.Min(head, (int)size)), Math.Min(head, (int)size), throwOnEndOfStream: false);
        return buffer.AsSpan(0, filled);
    }

    /// <summary>Reads what follows the head. All bytes are there until the next call.</summary>
    public ReadOnlySpan<byte> ReadRest(Stream content, long size)
    {
        var rest = buffer.AsSpan(filled, (int)size - filled);
        filled += content.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false);
        var whole = buffer.AsSpan(0, filled);
        buffer = [];
        return whole;
    }

    public ReadOnlySpan<byte> Read(Stream content, long size)
    {
        ReadHead(content, size, 0);
        return ReadRest(content, size);
    }

    byte[] Buffer(int size)
    {
        if (size > maxKeptBytes)
            return GC.AllocateUninitializedArray<byte>(size);
        if (size > kept.Length)
            kept = GC.AllocateUninitializedArray<byte>(Math.Min(maxKeptBytes, Math.Max(size, 2 * kept.Length)));
        return kept;
    }
}
