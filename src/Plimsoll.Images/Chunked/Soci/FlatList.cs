using System.Buffers.Binary;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>A list of a FlatBuffer: of bytes, of texts, or of tables. Its content lies in the buffer whatever count it states.</summary>
readonly ref struct FlatList
{
    readonly ReadOnlySpan<byte> buffer;
    readonly long start;

    FlatList(ReadOnlySpan<byte> buffer, long at, int size)
    {
        this.buffer = buffer;
        start = at + 4;
        Content = FlatTable.Part(buffer, start, (long)BinaryPrimitives.ReadUInt32LittleEndian(FlatTable.Part(buffer, at, 4)) * size);
        Count = Content.Length / size;
    }

    public int Count { get; }

    /// <summary>All its elements as they stand.</summary>
    public ReadOnlySpan<byte> Content { get; }

    public static FlatList Behind(ReadOnlySpan<byte> buffer, long at, int size) => new(buffer, FlatTable.Follow(buffer, at), size);

    public FlatTable Table(int index) => FlatTable.Behind(buffer, start + (4L * index));

    public ReadOnlySpan<byte> Text(int index) => Behind(buffer, start + (4L * index), 1).Content;
}
