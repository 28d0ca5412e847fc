using System.Buffers.Text;

namespace Plimsoll.Images.Tar;

/// <summary>The records of a PAX extended header: <c>length key=value\n</c>, one after the other.</summary>
/// <remarks>POSIX.1-2017 pax, section pax Extended Header.</remarks>
ref struct PaxRecords(ReadOnlySpan<byte> payload)
{
    ReadOnlySpan<byte> rest = payload;

    public ReadOnlySpan<byte> Key { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Set where the payload is no list of records; <see cref="Next"/> is false from then on.</summary>
    public bool Malformed { get; private set; }

    public bool Next()
    {
        if (rest.IsEmpty || Malformed)
            return false;
        Malformed = !TryTake();
        return !Malformed;
    }

    bool TryTake()
    {
        if (!Utf8Parser.TryParse(rest, out int length, out var digits) || length > rest.Length || length < digits + 4)
            return false;
        var record = rest[digits..length];
        if (record[0] != ' ' || record[^1] != '\n' || record.IndexOf((byte)'=') is var equals && equals < 2)
            return false;
        Key = record[1..equals];
        Value = record[(equals + 1)..^1];
        rest = rest[length..];
        return !Key.Contains((byte)0);
    }
}
