namespace Plimsoll.Images.Tar;

/// <summary>Bytes that are set again for each entry without allocating again.</summary>
sealed class ByteBuffer
{
    byte[] bytes = new byte[256];

    public int Length { get; private set; }

    public bool IsSet { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public void Clear() => (Length, IsSet) = (0, false);

    public void Set(ReadOnlySpan<byte> value)
    {
        Clear();
        Append(value);
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        if (bytes.Length - Length < value.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + value.Length));
        value.CopyTo(bytes.AsSpan(Length));
        Length += value.Length;
        IsSet = true;
    }

    public void Truncate(int length) => Length = length;
}
