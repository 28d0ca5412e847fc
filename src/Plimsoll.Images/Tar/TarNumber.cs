namespace Plimsoll.Images.Tar;

/// <summary>Numbers of a tar header: octal digits, or GNU's base-256 where the first bit is set.</summary>
static class TarNumber
{
    /// <summary>False for what is no number, or none that fits. An empty field is 0; only base-256 numbers may be negative.</summary>
    public static bool TryRead(ReadOnlySpan<byte> field, out long value) =>
        (field[0] & 0x80) != 0 ? TryReadBase256(field, out value) : TryReadOctal(field, out value);

    // Filled up with spaces or zeros on either side, as different programs do.
    static bool TryReadOctal(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        field = field.TrimStart(" \0"u8);
        for (var i = 0; i < field.Length && field[i] != 0; i++)
        {
            if (field[i] == ' ')
                return !field[i..].ContainsAnyExcept(" \0"u8);
            if (field[i] is < (byte)'0' or > (byte)'7' || value > long.MaxValue >> 3)
                return false;
            value = (value << 3) | (uint)(field[i] - '0');
        }

        return true;
    }

    // Two's complement, big-endian: the first bit is the mark, the second the sign.
    static bool TryReadBase256(ReadOnlySpan<byte> field, out long value)
    {
        var negative = (field[0] & 0x40) != 0;
        value = negative ? -1 : 0;
        for (var i = 0; i < field.Length; i++)
        {
            if (value >> 55 is not (0 or -1))
                return false;
            var octet = i > 0 || negative ? field[i] : field[i] & 0x7F;
            value = (value << 8) | (uint)octet;
        }

        return true;
    }
}
