using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Formats.Executables;

/// <summary>Bytes of a stranger at stated places: what lies outside reads as nothing, so that no offset can do harm.</summary>
readonly ref struct Bits(ReadOnlySpan<byte> bytes, bool isBigEndian)
{
    /// <summary>Names as memory bombs: a hundred thousand sections can share one long name.</summary>
    const int MaxName = 64;

    readonly ReadOnlySpan<byte> bytes = bytes;

    public int Length => bytes.Length;

    public bool Has(long at, long length) => at >= 0 && length >= 0 && at <= bytes.Length && length <= bytes.Length - at;

    /// <summary>Whether a table lies inside, counted without overflow.</summary>
    public bool Has(ulong at, long count, int size) => at <= (ulong)bytes.Length && count >= 0 && count <= (bytes.Length - (long)at) / size;

    public ReadOnlySpan<byte> Part(long at, long length) => Has(at, length) ? bytes.Slice((int)at, (int)length) : [];

    public ushort U16(long at) => (ushort)Word(at, sizeof(ushort));

    public uint U32(long at) => (uint)Word(at, sizeof(uint));

    public ulong U64(long at) => Word(at, sizeof(ulong));

    /// <summary>An unsigned number of 2, 4 or 8 bytes; 0 where it lies outside.</summary>
    public ulong Word(long at, int size)
    {
        var part = Part(at, size);
        return (part.Length, isBigEndian) switch
        {
            (sizeof(ushort), false) => BinaryPrimitives.ReadUInt16LittleEndian(part),
            (sizeof(ushort), true) => BinaryPrimitives.ReadUInt16BigEndian(part),
            (sizeof(uint), false) => BinaryPrimitives.ReadUInt32LittleEndian(part),
            (sizeof(uint), true) => BinaryPrimitives.ReadUInt32BigEndian(part),
            (sizeof(ulong), false) => BinaryPrimitives.ReadUInt64LittleEndian(part),
            (sizeof(ulong), true) => BinaryPrimitives.ReadUInt64BigEndian(part),
            _ => 0,
        };
    }

    /// <summary>A text that ends with a zero, or after as many bytes as given; empty where it lies outside.</summary>
    public string Text(ulong at, int most = MaxName)
    {
        if (at >= (ulong)bytes.Length)
            return "";
        var rest = bytes[(int)at..];
        rest = rest[..Math.Min(most, rest.Length)];
        var end = rest.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
    }

    /// <summary>The range of a section that is in the file: all of it, or nothing where it leads outside.</summary>
    public bool TryRange(ulong offset, ulong length, out (long Offset, long Length) range)
    {
        var fits = offset <= (ulong)bytes.Length && length <= (ulong)bytes.Length - offset;
        range = fits ? ((long)offset, (long)length) : (0, 0);
        return fits;
    }
}
