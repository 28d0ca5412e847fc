using Plimsoll.Core;
using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Tar;

/// <summary>Walks an archive forward and shows each entry to a visitor. Nothing is allocated for an entry that nobody wants.</summary>
/// <remarks>
/// Reads V7, ustar, pax and GNU archives, mixed as they come. Where dialects contradict each other, what container engines do decides:
/// a file that they would unpack and we would not see is the one an attacker would choose.
/// </remarks>
sealed class TarWalker : IDisposable
{
    readonly TarWindow window;
    readonly Limits limits;
    readonly string place;
    readonly ExtendedHeaders extended;
    readonly SparseMapReader sparseMaps;
    readonly ByteBuffer raw = new();
    byte[] path = new byte[512];
    byte[] link = new byte[512];
    long headerAt;

    public TarWalker(ITarSource source, Limits limits, string place)
    {
        (this.limits, this.place) = (limits, place);
        window = new TarWindow(source);
        extended = new ExtendedHeaders(window, limits, place);
        sparseMaps = new SparseMapReader(window, limits, place);
    }

    /// <summary>Headers met so far, extended ones included.</summary>
    public long Entries { get; private set; }

    public long PlainBytes => window.Position;

    /// <summary>Whether the entry being shown is stored with its holes left out.</summary>
    public bool IsSparse { get; private set; }

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
            if (!TarNumber.TryRead(header[TarFormat.Size], out var size) || size < 0)
                throw Broken("states an impossible size");
            if (extended.TryTake(header[TarFormat.Type], size) is not { } taken)
                throw Broken("is a malformed pax header");
            if (!taken)
                Entry(header, size, visitor);
        }

        if (extended.IsPending)
            throw TarProblem.Cut(place, window.Position);
    }

    public void Dispose() => window.Dispose();

    bool TryReadHeader(Span<byte> header)
    {
        headerAt = window.Position;
        var block = window.Take(TarFormat.BlockBytes);
        if (block.IsEmpty)
            return false;
        if (block.Length < TarFormat.BlockBytes)
            throw TarProblem.Cut(place, headerAt);
        if (block.ContainsAnyExcept((byte)0))
        {
            if (!TarChecksum.Holds(block))
                throw Broken("does not have the checksum it states");
            block.CopyTo(header);
            return true;
        }

        // Engines refuse what follows a single block of zeros, other programs go on: nobody may say what such an archive holds.
        if (window.Take(TarFormat.BlockBytes).ContainsAnyExcept((byte)0))
            throw Broken("is a single block of zeros with something behind it");
        return false;
    }

    void Entry(ReadOnlySpan<byte> header, long size, ILayerVisitor visitor)
    {
        var type = header[TarFormat.Type];
        var name = RawName(header);
        var kind = TarFormat.KindOf(type, name);
        var stored = StoredSize(kind, size);
        var padding = TarFormat.Padding(stored);
        var normalised = Normalised(name, ref path);
        var (map, realSize) = kind == FileKind.File ? MapOf(header, ref stored) : (null, 0);
        IsSparse = map is not null;
        var entry = new FileEntry
        {
            Path = normalised,
            Kind = kind,
            Size = kind == FileKind.File ? realSize : 0,
            Mode = (int)(Number(header[TarFormat.Mode]) & 0xFFF),
            Uid = extended.Pax.Uid ?? Number(header[TarFormat.Uid]),
            Gid = extended.Pax.Gid ?? Number(header[TarFormat.Gid]),
            LinkTarget = LinkOf(header, kind),
        };
        extended.Clear();

        // An entry that names the root itself tells nothing.
        if (!normalised.IsEmpty && visitor.Meets(entry) && kind == FileKind.File)
        {
            using var content = new EntryContent(window, place, stored, map, realSize);
            visitor.Content(entry, content);
            stored = content.StoredLeft;
        }

        // The last padding is missing in archives of some writers; content never is.
        if (!window.Skip(stored))
            throw TarProblem.Cut(place, window.Position);
        window.Skip(padding);
    }

    // Links, directories and devices have no content, whatever size some writers state for them.
    long StoredSize(FileKind kind, long size) => kind is FileKind.File or FileKind.Other ? extended.Pax.Size ?? size : 0;

    (SparseMap? Map, long RealSize) MapOf(ReadOnlySpan<byte> header, ref long stored)
    {
        var isGnu = header[TarFormat.Type] == 'S';
        if (!isGnu && !extended.Pax.IsSparse)
            return (null, stored);
        var numbers = isGnu ? sparseMaps.ReadGnu(header)
            : extended.Pax.HasSparseMapInContent ? sparseMaps.ReadLeading(ref stored)
            : extended.Pax.SparseNumbers;
        var realSize = isGnu && TarNumber.TryRead(header[TarFormat.GnuRealSize], out var stated) ? stated : extended.Pax.RealSize ?? -1;
        if (numbers is null || realSize < 0 || SparseMap.From(numbers, realSize, stored) is not { } map)
            throw Broken("has a malformed sparse map");
        return realSize <= limits.MaxLayerBytes
            ? (map, realSize)
            : throw new LimitExceededException(nameof(Limits.MaxLayerBytes), limits.MaxLayerBytes, $"{place}: a sparse file at byte {headerAt:N0}");
    }

    ReadOnlySpan<byte> RawName(ReadOnlySpan<byte> header)
    {
        if (!extended.Name.IsEmpty)
            return extended.Name;
        raw.Set(TarFormat.PrefixOf(header));
        if (raw.Length > 0)
            raw.Append("/"u8);
        raw.Append(TarFormat.Text(header[TarFormat.Name]));
        return raw.Span;
    }

    ReadOnlySpan<byte> LinkOf(ReadOnlySpan<byte> header, FileKind kind)
    {
        if (kind is not (FileKind.SymbolicLink or FileKind.HardLink))
            return [];
        var target = extended.LinkName.IsEmpty ? TarFormat.Text(header[TarFormat.LinkName]) : extended.LinkName;
        if (kind == FileKind.HardLink)
            return Normalised(target, ref link);
        raw.Set(target);
        return raw.Span;
    }

    long Number(ReadOnlySpan<byte> field) => TarNumber.TryRead(field, out var value) ? value : throw Broken("has a mode or an owner that is no number");

    UnreadableSubjectException Broken(string what) => TarProblem.Broken(place, headerAt, what);

    static ReadOnlySpan<byte> Normalised(ReadOnlySpan<byte> name, ref byte[] buffer)
    {
        if (buffer.Length < name.Length)
            buffer = new byte[name.Length * 2];
        return buffer.AsSpan(0, EntryPath.Normalise(name, buffer));
    }
}
