using System.Runtime.InteropServices;
using System.Text;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Caching;

/// <summary>Reads what <see cref="EvidenceWriter"/> wrote. A cache file may be anybody's: every count is checked against the bytes left.</summary>
ref struct EvidenceReader
{
    readonly string[] strings;
    ReadOnlySpan<byte> rest;

    public EvidenceReader(ReadOnlySpan<byte> bytes)
    {
        rest = bytes;
        strings = [];
        var table = new string[Count()];
        for (var i = 0; i < table.Length; i++)
        {
            var length = Count();
            table[i] = Encoding.UTF8.GetString(rest[..length]);
            rest = rest[length..];
        }

        strings = table;
    }

    public delegate T Item<out T>(ref EvidenceReader reader);

    public int Int32() => checked((int)Int64());

    public long Int64()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (rest.IsEmpty)
                break;
            var part = rest[0];
            rest = rest[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)value;
        }

        throw new InvalidDataException("a number does not end");
    }

    public string String() => Optional() ?? throw new InvalidDataException("a text is missing");

    public string? Optional()
    {
        var position = Int32();
        if (position < 0 || position > strings.Length)
            throw new InvalidDataException("a text is not in the table");
        return position == 0 ? null : strings[position - 1];
    }

    public T[] List<T>(Item<T> read)
    {
        var count = Count();
        if (count == 0)
            return [];
        var items = new T[count];
        for (var i = 0; i < count; i++)
            items[i] = read(ref this);
        return items;
    }

    public ulong[] Hashes()
    {
        var bytes = Count() is var count && count <= rest.Length / sizeof(ulong) ? rest[..(count * sizeof(ulong))] : throw new InvalidDataException("a list is longer than what follows");
        rest = rest[bytes.Length..];
        return MemoryMarshal.Cast<byte, ulong>(bytes).ToArray();
    }

    public Gap Gap() => new((GapCode)Int32(), String(), String());

    public Observation Observation()
    {
        var (reader, subject) = (String(), String());
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var left = Count(); left > 0; left--)
            facts[String()] = String();
        return new Observation(reader, subject, facts);
    }

    public Package Package() => new()
    {
        Type = (PackageType)Int32(),
        Name = String(),
        Version = String(),
        Architecture = Optional(),
        SourceName = Optional(),
        SourceVersion = Optional(),
        Maintainer = Optional(),
        Vendor = Optional(),
        Origin = Optional(),
        Module = Optional(),
        Inside = Optional(),
        Basis = Optional(),
        IsDirect = Int32() switch { 0 => null, 1 => false, _ => true },
        IsDevelopment = Int32() != 0,
        Licences = List(static (ref EvidenceReader r) => r.String()),
        Qualifiers = List(static (ref EvidenceReader r) => KeyValuePair.Create(r.String(), r.String())),
        Dependencies = List(static (ref EvidenceReader r) => new Dependency(r.String(), r.Optional())),
        Checksums = List(static (ref EvidenceReader r) => r.String()),
        Cpes = List(static (ref EvidenceReader r) => r.String()),
    };

    /// <summary>A count of things that take at least one byte each.</summary>
    int Count()
    {
        var count = Int64();
        return count >= 0 && count <= rest.Length ? (int)count : throw new InvalidDataException("a count is larger than what follows");
    }
}
