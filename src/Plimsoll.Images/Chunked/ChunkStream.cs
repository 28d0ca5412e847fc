using Plimsoll.Streams;

namespace Plimsoll.Images.Chunked;

/// <summary>The compressed bytes of one chunk.</summary>
sealed class ChunkStream(PartReader reader, Chunk chunk) : ForwardStream
{
    public override int Read(Span<byte> buffer) => buffer.IsEmpty ? 0 : reader.Read(buffer, chunk.End);
}
