using Plimsoll.Core;
using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Tar;

/// <summary>The content of one entry, with its holes filled by zeros. What is left unread is passed over by the walker.</summary>
sealed class EntryContent : ForwardStream
{
    readonly TarWindow window;
    readonly string place;
    readonly IReadOnlyList<(long Offset, long Length)> parts;
    readonly long size;
    int part;
    long position;

    public EntryContent(TarWindow window, long stored, string place)
    {
        this.window = window;
        this.place = place;
        size = stored;
        StoredLeft = stored;
        parts = [(0, stored)];
    }

    public EntryContent(TarWindow window, long stored, string place, SparseMap map, long realSize)
    {
        this.window = window;
        this.place = place;
        size = realSize;
        StoredLeft = stored;
        parts = map.Parts;
    }

    /// <summary>Bytes of the archive that belong to the entry and have not been read.</summary>
    public long StoredLeft { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var left = Math.Min(size - position, buffer.Length);
        if (left <= 0)
            return 0;
        while (part < parts.Count && position >= parts[part].Offset + parts[part].Length)
            part++;
        var next = part < parts.Count ? parts[part] : (Offset: size, Length: 0);
        if (position < next.Offset)
        {
            var hole = (int)Math.Min(left, next.Offset - position);
            buffer[..hole].Clear();
            position += hole;
            return hole;
        }

        var read = window.Read(buffer[..(int)Math.Min(left, next.Offset + next.Length - position)]);
        if (read == 0)
            throw new UnreadableSubjectException($"{place} ends in the middle of a file; it was cut short, fetch it again.");
        StoredLeft -= read;
        position += read;
        return read;
    }
}
