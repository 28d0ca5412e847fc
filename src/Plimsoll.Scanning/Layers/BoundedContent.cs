namespace Plimsoll.Scanning.Layers;

/// <summary>A wanted file in memory, until the next one.</summary>
/// <remarks>A package system has thousands of small files, one a package; an array for each would keep the collector busier than the readers.</remarks>
sealed class BoundedContent
{
    /// <summary>What is kept for the next file; larger ones are rare.</summary>
    const int MaxKeptBytes = 1024 * 1024;

    byte[] kept = [];

    /// <summary>Reads up to <paramref name="size"/> bytes, which the caller has checked against the limits. They are there until the next call.</summary>
    /// <remarks>Arrays are not cleared: the system backs their pages only as bytes arrive, so a header that claims much and brings little costs little.</remarks>
    public ReadOnlySpan<byte> Read(Stream content, long size)
    {
        var buffer = Buffer((int)size).AsSpan(0, (int)size);
        return buffer[..content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }

    byte[] Buffer(int size)
    {
        if (size > MaxKeptBytes)
            return GC.AllocateUninitializedArray<byte>(size);
        if (size > kept.Length)
            kept = GC.AllocateUninitializedArray<byte>(Math.Min(MaxKeptBytes, Math.Max(size, 2 * kept.Length)));
        return kept;
    }
}
