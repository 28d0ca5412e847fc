namespace Plimsoll.Streams.Isal;

/// <summary>Stored bytes as they come, seen before they are taken.</summary>
sealed class StoredBytes(Stream stored) : IDisposable
{
    readonly byte[] buffer = GC.AllocateUninitializedArray<byte>(64 * 1024);
    int start;
    int end;

    /// <summary>What is there without reading on.</summary>
    public ReadOnlySpan<byte> Available => buffer.AsSpan(start, end - start);

    public void Take(int count) => start += count;

    /// <summary>Reads on where nothing is there.</summary>
    /// <returns>false at the end.</returns>
    public bool Fill()
    {
        if (start < end)
            return true;
        (start, end) = (0, stored.Read(buffer));
        return end > 0;
    }

    /// <summary>The next byte; null at the end.</summary>
    public byte? Next() => Fill() ? buffer[start++] : null;

    public void Dispose() => stored.Dispose();
}
