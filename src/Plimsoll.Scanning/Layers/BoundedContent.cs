namespace Plimsoll.Scanning.Layers;

/// <summary>A wanted file in memory.</summary>
static class BoundedContent
{
    /// <summary>Reads up to <paramref name="size"/> bytes, which the caller has checked against the limits.</summary>
    /// <remarks>The array is not cleared: the system backs its pages only as bytes arrive, so a header that claims much and brings little costs little.</remarks>
    public static ReadOnlySpan<byte> Read(Stream content, long size)
    {
        var buffer = GC.AllocateUninitializedArray<byte>((int)size);
        return buffer.AsSpan(0, content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }
}
