namespace Plimsoll.Images.EngineStorage.Containerd;

/// <summary>Numbers as Go's <c>encoding/binary</c> writes them: seven bits a byte, the lowest first.</summary>
static class Varint
{
    const int MaxBytes = 10;

    public static ulong? Unsigned(ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        for (var i = 0; i < Math.Min(bytes.Length, MaxBytes); i++)
        {
            number |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
                return number;
        }

        return null;
    }

    /// <summary>Signed numbers have their sign in the lowest bit.</summary>
    public static long? Signed(ReadOnlySpan<byte> bytes) => Unsigned(bytes) is { } number ? (long)(number >> 1) ^ -(long)(number & 1) : null;
}
