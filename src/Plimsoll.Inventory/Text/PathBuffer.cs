namespace Plimsoll.Inventory.Text;

/// <summary>A path that is put together segment by segment, and used again for the next.</summary>
sealed class PathBuffer
{
    byte[] bytes = new byte[256];
    int length;

    public ReadOnlySpan<byte> Path => bytes.AsSpan(0, length);

    public void Clear() => length = 0;

    public void Down(ReadOnlySpan<byte> segment)
    {
        if (bytes.Length < length + 1 + segment.Length)
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + 1 + segment.Length));
        if (length > 0)
            bytes[length++] = (byte)'/';
        segment.CopyTo(bytes.AsSpan(length));
        length += segment.Length;
    }

    /// <returns>false at the root.</returns>
    public bool Up()
    {
        if (length == 0)
            return false;
        length = Math.Max(0, Path.LastIndexOf((byte)'/'));
        return true;
    }
}
