using Plimsoll.Images.Tar;
using Plimsoll.Streams;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>The content of a file, from the spans that it lies in. Its header in the archive must stand before it and state the same size: what tools get wrong shows there.</summary>
sealed class SpannedContent(ZtocEntry file, SpanReader reader) : ForwardStream
{
    const int SizeAt = 124;
    const int SizeLength = 12;

    long left = file.Entry.Size;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || left == 0)
            return 0;
        if (left == file.Entry.Size)
            ReadHeader();
        var read = reader.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        left -= read;
        return read;
    }

    void ReadHeader()
    {
        reader.MoveTo(file.HeaderStart);
        Span<byte> header = stackalloc byte[ZtocEntry.HeaderBytes];
        for (var read = 0; read < header.Length;)
            read += reader.Read(header[read..]);
        if (!TarChecksum.Holds(header) || !TarNumber.TryRead(header.Slice(SizeAt, SizeLength), out var size) || size != file.Entry.Size)
            throw new UnprovenPartException("a file does not lie where its zTOC says");
    }
}
