using Plimsoll.Streams;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>The content of a file, from the spans that it lies in.</summary>
sealed class SpannedContent(ZtocEntry file, SpanReader reader) : ForwardStream
{
    long left = file.Entry.Size;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || left == 0)
            return 0;
        if (left == file.Entry.Size)
            reader.MoveTo(file.Start);
        var read = reader.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        left -= read;
        return read;
    }
}
