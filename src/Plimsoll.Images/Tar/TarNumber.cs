using System.Buffers.Binary;

namespace Plimsoll.Images.Tar;

/// <summary>Numbers of a tar header: octal digits, or GNU's base-256 where the first bit is set.</summary>
static class TarNumber
{
    public static bool TryRead(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        return (field[0] & 0x80) != 0 ? TryReadBase256(field, out value) : TryReadOctal(field, out value);
    }

    static bool TryReadOctal(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        field = field.Trim((byte)' ');
        var end = field.IndexOfAny((byte)0, (byte)' ');
        foreach (var digit in end < 0 ? field : field[..end])
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > long.MaxValue >> 3)
                return false;
            value = (value << 3) | (uint)(digit - '0');
        }

        return true;
    }

    static bool TryReadBase256(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        // 0xFF leads negative numbers: none of our fields may be negative. All but the last eight bytes must be empty.
        if (field[0] != 0x80)
            return false;
        var low = field[1..];
        if (low.Length > 8)
        {
            if (low[..^8].ContainsAnyExcept((byte)0))
                return false;
            low = low[^8..];
        }

        Span<byte> eight = stackalloc byte[8];
        low.CopyTo(eight[(8 - low.Length)..]);
        value = BinaryPrimitives.ReadInt64BigEndian(eight);
        return value >= 0;
    }
}
