using System.Buffers.Binary;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>A table of a FlatBuffer, as far as zTOCs need it. Whatever it says of positions and counts is checked before it is followed.</summary>
/// <remarks>FlatBuffers, "Internals": a table points back to the list of where its fields are; references point forward from where they stand.</remarks>
readonly ref struct FlatTable
{
    const int ListHeader = 4;

    readonly ReadOnlySpan<byte> buffer;
    readonly ReadOnlySpan<byte> fields;
    readonly long at;

    FlatTable(ReadOnlySpan<byte> buffer, long at)
    {
        this.buffer = buffer;
        this.at = at;
        var list = at - BinaryPrimitives.ReadInt32LittleEndian(Part(buffer, at, 4));
        fields = Part(buffer, list, BinaryPrimitives.ReadUInt16LittleEndian(Part(buffer, list, 2)));
    }

    public static FlatTable Root(ReadOnlySpan<byte> buffer) => Behind(buffer, 0);

    /// <summary>The table that the reference at <paramref name="at"/> leads to.</summary>
    public static FlatTable Behind(ReadOnlySpan<byte> buffer, long at) => new(buffer, Follow(buffer, at));

    public long Int64(int field) => Field(field, 8) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0;

    public int Int32(int field) => Field(field, 4) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;

    public uint UInt32(int field) => (uint)Int32(field);

    public byte Byte(int field, byte missing) => Field(field, 1) is { IsEmpty: false } bytes ? bytes[0] : missing;

    public FlatTable Table(int field) => Position(field) is > 0 and var position ? Behind(buffer, position) : throw new UnprovenPartException("it lacks a part");

    /// <summary>The bytes of a text or of a list of bytes; empty where there is none.</summary>
    public ReadOnlySpan<byte> Bytes(int field) => Position(field) is > 0 and var position ? FlatList.Behind(buffer, position, 1).Content : [];

    /// <summary>A list of texts or tables; empty where there is none.</summary>
    public FlatList List(int field) => Position(field) is > 0 and var position ? FlatList.Behind(buffer, position, 4) : default;

    /// <summary>Bytes of the buffer, which must lie in it.</summary>
    public static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> buffer, long at, long length) =>
        at >= 0 && length >= 0 && at <= buffer.Length - length ? buffer.Slice((int)at, (int)length) : throw new UnprovenPartException("it points outside of itself");

    /// <summary>Where a reference leads.</summary>
    public static long Follow(ReadOnlySpan<byte> buffer, long at) => at + BinaryPrimitives.ReadUInt32LittleEndian(Part(buffer, at, 4));

    ReadOnlySpan<byte> Field(int field, int length) => Position(field) is > 0 and var position ? Part(buffer, position, length) : [];

    long Position(int field)
    {
        var slot = ListHeader + (2 * field);
        return slot + 2 <= fields.Length && BinaryPrimitives.ReadUInt16LittleEndian(fields[slot..]) is > 0 and var offset ? at + offset : 0;
    }
}
