using System.Text;

namespace Plimsoll.Testing.Images;

/// <summary>Writes tar archives, good ones by default and bad ones by <see cref="Raw(byte[])"/>. It shares no code with what reads them.</summary>
public sealed class TarFixture(TarStyle style = TarStyle.Pax)
{
    readonly MemoryStream archive = new();

    public TarFixture File(string path, string content, int mode = 0x1A4, long uid = 0, long gid = 0) =>
        File(Encoding.UTF8.GetBytes(path), Encoding.UTF8.GetBytes(content), mode, uid, gid);

    public TarFixture File(string path, byte[] content, int mode = 0x1A4, long uid = 0, long gid = 0) => File(Encoding.UTF8.GetBytes(path), content, mode, uid, gid);

    public TarFixture File(byte[] path, byte[] content, int mode = 0x1A4, long uid = 0, long gid = 0)
    {
        return Entry(path, '0', content, [], mode, uid, gid);
    }

    public TarFixture Directory(string path, int mode = 0x1ED) => Entry(Encoding.UTF8.GetBytes(path.TrimEnd('/') + "/"), '5', [], [], mode);

    public TarFixture SymbolicLink(string path, string target) => Entry(Encoding.UTF8.GetBytes(path), '2', [], Encoding.UTF8.GetBytes(target), 0x1FF);

    public TarFixture HardLink(string path, string target) => Entry(Encoding.UTF8.GetBytes(path), '1', [], Encoding.UTF8.GetBytes(target));

    public TarFixture CharacterDevice(string path) => Entry(Encoding.UTF8.GetBytes(path), '3', [], []);

    public TarFixture BlockDevice(string path) => Entry(Encoding.UTF8.GetBytes(path), '4', [], []);

    public TarFixture Fifo(string path) => Entry(Encoding.UTF8.GetBytes(path), '6', [], []);

    /// <summary>An overlay's whiteout: the file of that path is gone.</summary>
    public TarFixture Whiteout(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var slash = path.LastIndexOf('/') + 1;
        return File($"{path[..slash]}.wh.{path[slash..]}", "");
    }

    /// <summary>An opaque directory: nothing of the layers below shows in it.</summary>
    public TarFixture Opaque(string directory) => File($"{directory}/.wh..wh..opq", "");

    /// <summary>PAX records for the entry after them, or, global, for all.</summary>
    public TarFixture PaxHeader(IEnumerable<(string Key, string Value)> records, char type = 'x')
    {
        ArgumentNullException.ThrowIfNull(records);
        return PaxHeader(records.SelectMany(r => Record(r.Key, Encoding.UTF8.GetBytes(r.Value))).ToArray(), type);
    }

    public TarFixture PaxHeader(byte[] payload, char type = 'x') => Block("PaxHeaders.0/x"u8, type, payload, TarStyle.Ustar);

    /// <summary>GNU's long name (L) or long link target (K) for the entry after it.</summary>
    public TarFixture GnuLong(char type, byte[] name) => Block("././@LongLink"u8, type, [.. name, 0], TarStyle.Gnu);

    public TarFixture Raw(TarHeaderFixture header, byte[]? content = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        return Raw(header.ToArray()).Raw(content ?? []).Pad();
    }

    public TarFixture Raw(byte[] bytes)
    {
        archive.Write(bytes);
        return this;
    }

    /// <summary>Zeros up to the next block.</summary>
    public TarFixture Pad() => Raw(new byte[-archive.Length & 511]);

    /// <summary>The archive with its two closing blocks of zeros.</summary>
    public byte[] ToArray() => [.. archive.ToArray(), .. new byte[1024]];

    /// <summary>The archive without its end.</summary>
    public byte[] ToArrayWithoutEnd() => archive.ToArray();

    /// <summary>One PAX record; its length counts itself.</summary>
    public static byte[] Record(string key, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var rest = Encoding.UTF8.GetByteCount(key) + value.Length + 3;
        var length = rest + $"{rest}".Length;
        if ($"{length}".Length != $"{rest}".Length)
            length = rest + $"{length}".Length;
        return [.. Encoding.UTF8.GetBytes($"{length} {key}="), .. value, (byte)'\n'];
    }

    /// <summary>An entry of any type; a long name or link is written as the style does.</summary>
    public TarFixture Entry(byte[] path, char type, byte[] content, byte[] link, int mode = 0x1A4, long uid = 0, long gid = 0)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(link);
        ExtendFor(path, link);
        var header = new TarHeaderFixture(path, type, content.Length).Mode(mode).Owner(uid, gid).Link(link).Magic(style);
        if (style == TarStyle.Ustar && path.Length > 100)
        {
            var slash = path.AsSpan(0, Math.Min(156, path.Length - 1)).LastIndexOf((byte)'/');
            header.Bytes(0, path.AsSpan(slash + 1), 100).Prefix(path.AsSpan(0, slash));
        }

        return Raw(header, content);
    }

    void ExtendFor(byte[] path, byte[] link)
    {
        var (longPath, longLink) = (path.Length > 100, link.Length > 100);
        switch (style)
        {
            case TarStyle.Gnu:
                if (longLink)
                    GnuLong('K', link);
                if (longPath)
                    GnuLong('L', path);
                break;
            case TarStyle.Pax when longPath || longLink:
                PaxHeader([.. longPath ? Record("path", path) : [], .. longLink ? Record("linkpath", link) : []]);
                break;
        }
    }

    TarFixture Block(ReadOnlySpan<byte> name, char type, byte[] payload, TarStyle magic) =>
        Raw(new TarHeaderFixture(name, type, payload.Length).Magic(magic), payload);
}
