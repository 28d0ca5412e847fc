using Plimsoll.Core;
using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Tar;

/// <summary>Walks an archive forward and shows each entry to a visitor. Nothing is allocated for an entry that nobody wants.</summary>
/// <remarks>Reads V7, ustar, pax and GNU archives. Global pax headers are passed over, as container engines do.</remarks>
sealed class TarWalker(ITarSource source, Limits limits, string place) : IDisposable
{
    readonly TarWindow window = new(source);
    byte[] path = new byte[512];
    byte[] link = new byte[512];
    byte[] raw = new byte[512];
    byte[]? longName;
    byte[]? longLink;
    PaxRecords? pax;

    public long Entries { get; private set; }

    public long PlainBytes => window.Position;

    /// <summary>Walks to the end-of-archive mark, or to the end of the source at an entry's boundary.</summary>
    public void Walk(ILayerVisitor visitor, CancellationToken cancellation)
    {
        Span<byte> header = stackalloc byte[TarFormat.BlockBytes];
        while (TryReadHeader(header))
        {
            if ((++Entries & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (Entries > limits.MaxEntriesPerLayer)
                throw new LimitExceededException(nameof(Limits.MaxEntriesPerLayer), limits.MaxEntriesPerLayer, place);
            if (!TarNumber.TryRead(header[TarFormat.Size], out var size))
                throw Broken("states an impossible size");
            if (!TryReadExtension(header, size))
                Entry(header, size, visitor);
        }
    }

    public void Dispose() => window.Dispose();

    bool TryReadHeader(Span<byte> header)
    {
        var block = window.Take(TarFormat.BlockBytes);
        if (block.IsEmpty || !block.ContainsAnyExcept((byte)0))
            return block.IsEmpty ? End() : block.Length == TarFormat.BlockBytes ? End() : throw Cut();
        if (block.Length < TarFormat.BlockBytes)
            throw Cut();
        if (!TarChecksum.Holds(block))
            throw Broken("does not have the checksum it states");
        block.CopyTo(header);
        return true;

        bool End() => longName is null && longLink is null && pax is null ? false : throw Cut();
    }

    /// <summary>Headers that speak of the entry after them.</summary>
    bool TryReadExtension(ReadOnlySpan<byte> header, long size)
    {
        switch (header[TarFormat.Type])
        {
            case (byte)'L':
                longName = Extension(size, limits.MaxPathBytes, nameof(Limits.MaxPathBytes));
                return true;
            case (byte)'K':
                longLink = Extension(size, limits.MaxPathBytes, nameof(Limits.MaxPathBytes));
                return true;
            case (byte)'x' or (byte)'X':
                pax ??= new PaxRecords();
                if (!pax.TryAdd(Extension(size, limits.MaxPaxHeaderBytes, nameof(Limits.MaxPaxHeaderBytes))))
                    throw Broken("has a malformed pax header");
                return true;
            case (byte)'g':
                Extension(size, limits.MaxPaxHeaderBytes, nameof(Limits.MaxPaxHeaderBytes));
                return true;
            default:
                return false;
        }
    }

    byte[] Extension(long size, int limit, string name)
    {
        if (size > limit)
            throw new LimitExceededException(name, limit, $"{place}: the header of entry {Entries:N0}");
        var bytes = new byte[size];
        for (var at = 0; at < bytes.Length;)
        {
            var read = window.Read(bytes.AsSpan(at));
            if (read == 0)
                throw Cut();
            at += read;
        }

        window.Skip(TarFormat.Padding(size));
        return bytes;
    }

    void Entry(ReadOnlySpan<byte> header, long size, ILayerVisitor visitor)
    {
        var name = RawName(header);
        var kind = KindOf(header[TarFormat.Type]);

        // V7 archives have no directories, only names that end with a slash.
        if (kind == FileKind.File && name.EndsWith("/"u8))
            kind = FileKind.Directory;
        var stored = pax?.Size ?? size;

        // Sizes of links and devices are stated by some writers and never stored.
        if (kind is FileKind.SymbolicLink or FileKind.HardLink or FileKind.Directory or FileKind.Device or FileKind.Fifo)
            stored = 0;
        var padding = TarFormat.Padding(stored);
        var content = kind == FileKind.File ? Content(header, stored) : (Map: null, Real: stored, Stored: stored);
        var entry = new FileEntry
        {
            Path = Normalised(name, ref path),
            Kind = kind,
            Size = content.Real,
            Mode = TarNumber.TryRead(header[TarFormat.Mode], out var mode) ? (int)(mode & 0xFFF) : 0,
            Uid = pax?.Uid ?? (TarNumber.TryRead(header[TarFormat.Uid], out var uid) ? uid : 0),
            Gid = pax?.Gid ?? (TarNumber.TryRead(header[TarFormat.Gid], out var gid) ? gid : 0),
            LinkTarget = LinkOf(header, kind),
        };
        longName = longLink = null;
        pax = null;
        var left = content.Stored;

        // An entry that names the root itself tells nothing.
        if (!entry.Path.IsEmpty && visitor.Meets(entry))
        {
            using var stream = content.Map is { } map
                ? new EntryContent(window, content.Stored, place, map, content.Real)
                : new EntryContent(window, content.Stored, place);
            visitor.Content(entry, stream);
            left = stream.StoredLeft;
        }

        // The last padding is missing in archives of some writers; content never is.
        if (!window.Skip(left))
            throw Cut();
        window.Skip(padding);
    }

    (SparseMap? Map, long Real, long Stored) Content(ReadOnlySpan<byte> header, long stored)
    {
        List<long>? numbers;
        long real;
        if (header[TarFormat.Type] == 'S')
        {
            numbers = GnuMap(header);
            if (!TarNumber.TryRead(header[TarFormat.GnuRealSize], out real))
                throw Broken("states an impossible size");
        }
        else if (pax is { SparseMapInContent: true, RealSize: { } withHoles })
        {
            real = withHoles;
            numbers = SparseMap.ReadLeading(window, ref stored);
        }
        else if (pax is { SparseMap: { } listed, RealSize: { } withHoles2 })
        {
            (numbers, real) = (listed, withHoles2);
        }
        else
        {
            return (null, stored, stored);
        }

        return numbers is not null && SparseMap.From(numbers, real, stored) is { } map ? (map, real, stored) : throw Broken("has a malformed sparse map");
    }

    List<long> GnuMap(ReadOnlySpan<byte> header)
    {
        List<long> numbers = [];
        Add(header[TarFormat.GnuSparse]);
        for (var more = header[TarFormat.GnuSparseContinues] != 0; more;)
        {
            var block = window.Take(TarFormat.BlockBytes);
            if (block.Length < TarFormat.BlockBytes)
                throw Cut();
            Add(block[..TarFormat.GnuSparseBlockBytes]);
            more = block[TarFormat.GnuSparseBlockContinues] != 0;
            if (numbers.Count > limits.MaxPaxHeaderBytes)
                throw Broken("has a sparse map without end");
        }

        return numbers;

        void Add(ReadOnlySpan<byte> fields)
        {
            for (; fields.Length >= 24 && fields[0] != 0; fields = fields[24..])
            {
                if (!TarNumber.TryRead(fields[..12], out var offset) || !TarNumber.TryRead(fields[12..24], out var length))
                    throw Broken("has a malformed sparse map");
                numbers.Add(offset);
                numbers.Add(length);
            }
        }
    }

    ReadOnlySpan<byte> RawName(ReadOnlySpan<byte> header)
    {
        if (pax?.Path is { } named)
            return Bounded(named);
        if (longName is not null)
            return TarFormat.Text(longName);
        var name = TarFormat.Text(header[TarFormat.Name]);
        var prefix = header[257..263].SequenceEqual(TarFormat.PosixMagic) ? TarFormat.Text(header[TarFormat.Prefix]) : [];
        prefix.CopyTo(raw);
        raw[prefix.Length] = (byte)'/';
        name.CopyTo(raw.AsSpan(prefix.Length + 1));
        return prefix.IsEmpty ? raw.AsSpan(1, name.Length) : raw.AsSpan(0, prefix.Length + 1 + name.Length);
    }

    ReadOnlySpan<byte> LinkOf(ReadOnlySpan<byte> header, FileKind kind)
    {
        if (kind is not (FileKind.SymbolicLink or FileKind.HardLink))
            return [];
        var target = pax?.LinkPath is { } named ? Bounded(named) : longLink is not null ? TarFormat.Text(longLink) : TarFormat.Text(header[TarFormat.LinkName]);
        if (kind == FileKind.HardLink)
            return Normalised(target, ref link);
        if (link.Length < target.Length)
            link = new byte[target.Length * 2];
        target.CopyTo(link);
        return link.AsSpan(0, target.Length);
    }

    ReadOnlySpan<byte> Bounded(byte[] name) =>
        name.Length <= limits.MaxPathBytes ? name : throw new LimitExceededException(nameof(Limits.MaxPathBytes), limits.MaxPathBytes, $"{place}: the name of entry {Entries:N0}");

    static ReadOnlySpan<byte> Normalised(ReadOnlySpan<byte> name, ref byte[] buffer)
    {
        if (buffer.Length < name.Length)
            buffer = new byte[name.Length * 2];
        return buffer.AsSpan(0, EntryPath.Normalise(name, buffer));
    }

    static FileKind KindOf(byte type) => type switch
    {
        0 or (byte)'0' or (byte)'7' or (byte)'S' => FileKind.File,
        (byte)'1' => FileKind.HardLink,
        (byte)'2' => FileKind.SymbolicLink,
        (byte)'3' or (byte)'4' => FileKind.Device,
        (byte)'5' => FileKind.Directory,
        (byte)'6' => FileKind.Fifo,
        _ => FileKind.Other,
    };

    UnreadableSubjectException Cut() =>
        new($"{place} ends in the middle of an entry, after {Entries:N0} entries; it was cut short, fetch it again.");

    UnreadableSubjectException Broken(string what) =>
        new($"{place} is damaged: the header of entry {Entries:N0} at byte {window.Position - TarFormat.BlockBytes:N0} {what}; fetch it again.");
}
