using System.Buffers.Binary;

namespace Plimsoll.Inventory.Models.Pickle;

/// <summary>Walks the operations of a pickle with their arguments, until its end, the bytes' end, or what is no operation.</summary>
ref struct PickleWalk(ReadOnlySpan<byte> bytes)
{
    public const byte Global = (byte)'c';
    public const byte Instance = (byte)'i';
    public const byte StackGlobal = 0x93;
    public const byte Memoize = 0x94;
    public const byte Put = (byte)'q';
    public const byte LongPut = (byte)'r';
    public const byte Get = (byte)'h';
    public const byte LongGet = (byte)'j';

    const byte Stop = (byte)'.';

    ReadOnlySpan<byte> rest = bytes;

    public byte Operation { get; private set; }

    public ReadOnlySpan<byte> Argument { get; private set; }

    /// <summary>A short argument as a number.</summary>
    public readonly int Number => Argument.Length switch
    {
        1 => Argument[0],
        sizeof(int) => BinaryPrimitives.ReadInt32LittleEndian(Argument),
        _ => -1,
    };

    public readonly bool IsText => Operation is (byte)'U' or 0x8C or (byte)'T' or (byte)'X' or 0x8D;

    public bool Next()
    {
        if (rest.IsEmpty || rest[0] == Stop)
            return false;
        Operation = rest[0];
        rest = rest[1..];
        return Operation switch
        {
            0x80 or (byte)'K' or (byte)'h' or (byte)'q' or 0x82 => Take(1),
            (byte)'M' or 0x83 => Take(2),
            (byte)'J' or (byte)'j' or (byte)'r' or 0x84 => Take(4),
            (byte)'G' or 0x95 => Take(8),
            (byte)'U' or 0x8C or (byte)'C' or 0x8A => TakeCounted(1),
            (byte)'T' or (byte)'X' or (byte)'B' or 0x8B => TakeCounted(4),
            0x8D or 0x8E or 0x96 => TakeCounted(8),
            (byte)'I' or (byte)'F' or (byte)'L' or (byte)'S' or (byte)'V' or (byte)'P' or (byte)'p' or (byte)'g' => TakeLines(1),
            Global or Instance => TakeLines(2),
            _ => IsAlone(Operation) && Take(0),
        };
    }

    static bool IsAlone(byte operation) =>
        operation is (byte)'(' or (byte)'0' or (byte)'1' or (byte)'2' or (byte)']' or (byte)'}' or (byte)')' or (byte)'e' or (byte)'u' or (byte)'s' or (byte)'t' or (byte)'l' or (byte)'d' or (byte)'b'
            or (byte)'R' or (byte)'o' or (byte)'a' or (byte)'N' or (byte)'Q' or 0x81 or (>= 0x85 and <= 0x89) or (>= 0x8F and <= 0x94) or 0x97 or 0x98;

    bool Take(int length)
    {
        if (length > rest.Length)
            return false;
        Argument = rest[..length];
        rest = rest[length..];
        return true;
    }

    bool TakeCounted(int width)
    {
        if (rest.Length < width)
            return false;
        var length = width switch
        {
            1 => rest[0],
            4 => BinaryPrimitives.ReadUInt32LittleEndian(rest),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(rest),
        };
        rest = rest[width..];
        return length <= (ulong)rest.Length && Take((int)length);
    }

    // The argument is the lines without their last end.
    bool TakeLines(int lines)
    {
        var length = 0;
        for (; lines > 0; lines--)
        {
            var end = rest[length..].IndexOf((byte)'\n');
            if (end < 0)
                return false;
            length += end + 1;
        }

        Take(length);
        Argument = Argument[..^1];
        return true;
    }
}
