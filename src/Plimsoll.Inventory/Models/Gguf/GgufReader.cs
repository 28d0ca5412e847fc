using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Plimsoll.Core;

namespace Plimsoll.Inventory.Models.Gguf;

/// <summary>Reads keys and values forward; what a length claims beyond the bytes there are ends it.</summary>
ref struct GgufReader(ReadOnlySpan<byte> bytes)
{
    const int MaxArrayDepth = 4;
    const uint TypeText = 8;
    const uint TypeArray = 9;

    // Bytes of each type of number, by its code; 0 for text and arrays.
    static ReadOnlySpan<byte> Widths => [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];

    ReadOnlySpan<byte> rest = bytes;
    ulong pairs;

    /// <param name="version">Of the format; 0 where it is none.</param>
    public bool ReadHeader(out uint version)
    {
        version = 0;
        if (!Take(4, out var magic) || !magic.SequenceEqual("GGUF"u8) || !TakeNumber(out version))
            return false;
        return version is 2 or 3 && TakeLong(out _) && TakeLong(out pairs);
    }

    /// <summary>Keeps the values whose keys begin so, as texts. False where the bytes end before the pairs do.</summary>
    public bool ReadPairs(string prefix, Dictionary<string, string> kept, Limits limits)
    {
        var wanted = Encoding.UTF8.GetBytes(prefix);
        for (var i = 0UL; i < pairs; i++)
        {
            if (!TakeText(out var key) || !TakeNumber(out var type) || !TakeValue(type, 0, out var value))
                return false;
            if (key.StartsWith(wanted) && key.Length <= limits.MaxFieldBytes && type != TypeArray && Written(type, value, limits) is { } text)
                kept.TryAdd(Encoding.UTF8.GetString(key), text);
        }

        return true;
    }

    static string? Written(uint type, ReadOnlySpan<byte> value, Limits limits) => type switch
    {
        TypeText => Text.FieldText.Of(value, limits),
        4 => BinaryPrimitives.ReadUInt32LittleEndian(value).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    bool TakeValue(uint type, int depth, out ReadOnlySpan<byte> value)
    {
        value = [];
        if (type == TypeText)
            return TakeText(out value);
        return type == TypeArray ? depth < MaxArrayDepth && SkipArray(depth) : type < Widths.Length && Take(Widths[(int)type], out value);
    }

    bool SkipArray(int depth)
    {
        if (!TakeNumber(out var type) || !TakeLong(out var count) || type >= Widths.Length)
            return false;
        if (Widths[(int)type] is > 0 and var width)
            return count <= (ulong)rest.Length && Take((long)count * width, out _);

        // Texts and arrays have eight bytes at least: more than there is room for cannot be.
        for (var i = 0UL; i < count; i++)
            if (!TakeValue(type, depth + 1, out _))
                return false;
        return true;
    }

    bool TakeText(out ReadOnlySpan<byte> text)
    {
        text = [];
        return TakeLong(out var length) && length <= (ulong)rest.Length && Take((long)length, out text);
    }

    bool TakeNumber(out uint number)
    {
        var has = Take(sizeof(uint), out var taken);
        number = has ? BinaryPrimitives.ReadUInt32LittleEndian(taken) : 0;
        return has;
    }

    bool TakeLong(out ulong number)
    {
        var has = Take(sizeof(ulong), out var taken);
        number = has ? BinaryPrimitives.ReadUInt64LittleEndian(taken) : 0;
        return has;
    }

    bool Take(long length, out ReadOnlySpan<byte> taken)
    {
        taken = [];
        if (length > rest.Length)
            return false;
        taken = rest[..(int)length];
        rest = rest[(int)length..];
        return true;
    }
}
