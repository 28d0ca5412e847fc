namespace Plimsoll.Inventory.Rpm.Sqlite;

/// <summary>A record: a header of serial types, then the values.</summary>
/// <remarks>SQLite, "Database File Format", section 2.1.</remarks>
static class SqliteRecord
{
    public static bool TryText(ReadOnlySpan<byte> record, int column, out ReadOnlySpan<byte> text) => TryColumn(record, column, out var type, out text) && type >= 13 && type % 2 == 1;

    public static bool TryBlob(ReadOnlySpan<byte> record, int column, out ReadOnlySpan<byte> blob) => TryColumn(record, column, out var type, out blob) && type >= 12 && type % 2 == 0;

    public static bool TryInteger(ReadOnlySpan<byte> record, int column, out long value)
    {
        value = 0;
        if (!TryColumn(record, column, out var type, out var bytes) || type is < 1 or > 9 or 7)
            return false;
        value = type == 9 ? 1 : 0;
        for (var i = 0; i < bytes.Length; i++)
            value = i == 0 ? (sbyte)bytes[0] : (value << 8) | bytes[i];
        return true;
    }

    /// <summary>Big-endian groups of seven bits, at most nine bytes; the ninth counts whole.</summary>
    public static bool TryVarint(ref ReadOnlySpan<byte> rest, out long value)
    {
        value = 0;
        for (var i = 0; i < 9 && i < rest.Length; i++)
        {
            var part = rest[i];
            value = i == 8 ? (value << 8) | part : (value << 7) | (long)(part & 0x7F);
            if (i < 8 && part >= 0x80)
                continue;
            rest = rest[(i + 1)..];
            return true;
        }

        return false;
    }

    static bool TryColumn(ReadOnlySpan<byte> record, int column, out long type, out ReadOnlySpan<byte> value)
    {
        type = 0;
        value = default;
        var types = record;
        if (!TryVarint(ref types, out var headerBytes) || headerBytes < record.Length - types.Length || headerBytes > record.Length)
            return false;
        types = record[(record.Length - types.Length)..(int)headerBytes];
        var at = headerBytes;
        for (var i = 0; TryVarint(ref types, out type); i++)
        {
            var length = LengthOf(type);
            if (length < 0 || length > record.Length - at)
                return false;
            if (i == column)
            {
                value = record.Slice((int)at, (int)length);
                return true;
            }

            at += length;
        }

        return false;
    }

    static long LengthOf(long type) => type switch
    {
        < 0 => -1,
        0 or 8 or 9 => 0,
        <= 4 => type,
        5 => 6,
        6 or 7 => 8,
        10 or 11 => -1,
        _ => (type - 12) / 2,
    };
}
