using System.Buffers.Binary;
using Plimsoll.Core;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Linux.Modules;

/// <summary>Finds the section <c>.modinfo</c> of a module and reads it.</summary>
/// <remarks>The ELF specification, "ELF Header" and "Section Header": of both widths and byte orders, and every offset is a stranger's word.</remarks>
static class ModuleInfo
{
    const int MaxSections = 65_536;
    const int MaxKeys = 4096;

    /// <summary>What the module says of itself, of each key the first; null where there is no such section.</summary>
    public static IReadOnlyDictionary<string, string>? Of(ReadOnlySpan<byte> file, Limits limits)
    {
        if (file is not [0x7F, (byte)'E', (byte)'L', (byte)'F', 1 or 2, 1 or 2, ..] || file.Length < 64)
            return null;
        var section = Section(file, new Form(file[4] == 2, file[5] == 2));
        return section.IsEmpty ? null : Read(section, limits);
    }

    static ReadOnlySpan<byte> Section(ReadOnlySpan<byte> file, Form form)
    {
        var (table, size, count, names) = form.Wide
            ? (form.Word(file, 0x28), form.Half(file, 0x3A), form.Half(file, 0x3C), form.Half(file, 0x3E))
            : (form.Word(file, 0x20), form.Half(file, 0x2E), form.Half(file, 0x30), form.Half(file, 0x32));
        var text = Body(file, table, size, names, form);
        for (var i = 0; i < Math.Min(count, MaxSections); i++)
        {
            var header = Slice(file, table + ((long)i * size), size);
            if (header.Length >= form.HeaderBytes && NameOf(text, form.Int(header, 0)).SequenceEqual(".modinfo"u8))
                return Body(file, table, size, i, form);
        }

        return [];
    }

    static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> file, long table, int size, int index, Form form)
    {
        var header = Slice(file, table + ((long)index * size), size);
        if (header.Length < form.HeaderBytes)
            return [];
        return form.Wide ? Slice(file, form.Word(header, 0x18), form.Word(header, 0x20)) : Slice(file, form.Word(header, 0x10), form.Word(header, 0x14));
    }

    static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> names, long at)
    {
        var rest = at < names.Length ? names[(int)at..] : [];
        var end = rest.IndexOf((byte)0);
        return end < 0 ? [] : rest[..end];
    }

    static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> file, long at, long length) =>
        at >= 0 && length >= 0 && at <= file.Length && length <= file.Length - at ? file.Slice((int)at, (int)length) : [];

    static Dictionary<string, string> Read(ReadOnlySpan<byte> section, Limits limits)
    {
        var info = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!section.IsEmpty && info.Count < MaxKeys)
        {
            var end = section.IndexOf((byte)0);
            var line = end < 0 ? section : section[..end];
            section = end < 0 ? [] : section[(end + 1)..];
            if (line.IndexOf((byte)'=') is > 0 and var equals && FieldText.Of(line[..equals], limits) is { } key && FieldText.Of(line[(equals + 1)..], limits) is { } value)
                info.TryAdd(key, value);
        }

        return info;
    }

    /// <summary>How a file writes numbers.</summary>
    readonly record struct Form(bool Wide, bool BigEnd)
    {
        public int HeaderBytes => Wide ? 0x40 : 0x28;

        public int Half(ReadOnlySpan<byte> bytes, int at) => BigEnd ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

        public long Int(ReadOnlySpan<byte> bytes, int at) => BigEnd ? BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

        public long Word(ReadOnlySpan<byte> bytes, int at) =>
            !Wide ? Int(bytes, at) : BigEnd ? BinaryPrimitives.ReadInt64BigEndian(bytes[at..]) : BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
    }
}
