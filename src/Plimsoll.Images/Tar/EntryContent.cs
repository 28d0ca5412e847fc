using Plimsoll.Streams;

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

    /// <param name="map">Null where every byte is stored.</param>
    public EntryContent(TarWindow window, string place, long stored, SparseMap? map, long realSize)
    {
        (this.window, this.place, size, StoredLeft) = (window, place, realSize, stored);
        parts = map?.Parts ?? [(0, stored)];
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
            throw TarProblem.Cut(place, window.Position);
        StoredLeft -= read;
        position += read;
        return read;
    }

    // Whoever keeps the stream past its entry gets nothing: the bytes that follow are another's.
    protected override void Dispose(bool disposing)
    {
        position = size;
        base.Dispose(disposing);
    }
}
