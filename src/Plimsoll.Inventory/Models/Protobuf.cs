namespace Plimsoll.Inventory.Models;

/// <summary>Walks the fields of one message of protocol buffers, as far as its bytes reach.</summary>
/// <remarks>Protocol Buffers, "Encoding".</remarks>
ref struct Protobuf(ReadOnlySpan<byte> message)
{
    const int MaxVarintBytes = 10;

    ReadOnlySpan<byte> rest = message;

    public int Field { get; private set; }

    /// <summary>The value of a number; 0 for others.</summary>
    public ulong Number { get; private set; }

    /// <summary>The bytes of a text or message, as many of them as there are.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Goes to the next field; false at the end, and where the bytes are no message.</summary>
    public bool Next()
    {
        Number = 0;
        Bytes = [];
        if (!Varint(out var tag) || tag >> 3 is 0 or > int.MaxValue)
            return false;
        Field = (int)(tag >> 3);
        return (tag & 7) switch
        {
            0 => Varint(out var number) && Keep(number),
            1 => Skip(sizeof(ulong)),
            2 => Varint(out var length) && TakeBytes(length),
            5 => Skip(sizeof(uint)),
            _ => false,
        };
    }

    bool Keep(ulong number)
    {
        Number = number;
        return true;
    }

    bool TakeBytes(ulong length)
    {
        Bytes = rest[..(int)Math.Min(length, (ulong)rest.Length)];
        rest = rest[Bytes.Length..];
        return true;
    }

    bool Skip(int length)
    {
        if (rest.Length < length)
            return false;
        rest = rest[length..];
        return true;
    }

    bool Varint(out ulong value)
    {
        value = 0;
        for (var i = 0; i < Math.Min(MaxVarintBytes, rest.Length); i++)
        {
            value |= (ulong)(rest[i] & 0x7F) << (7 * i);
            if (rest[i] < 0x80)
            {
                rest = rest[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
