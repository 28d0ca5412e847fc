using System.Buffers.Text;

namespace Plimsoll.Images.Tar;

/// <summary>What an extended header says of the entry after it.</summary>
/// <remarks>POSIX.1-2017, pax, "pax Extended Header"; GNU tar manual, "Storing Sparse Files".</remarks>
sealed class PaxRecords
{
    public byte[]? Path { get; private set; }

    public byte[]? LinkPath { get; private set; }

    public long? Size { get; private set; }

    public long? Uid { get; private set; }

    public long? Gid { get; private set; }

    /// <summary>GNU sparse: the size with holes.</summary>
    public long? RealSize { get; private set; }

    /// <summary>GNU sparse 1.0: the map stands before the content.</summary>
    public bool SparseMapInContent { get; private set; }

    /// <summary>GNU sparse 0.0 and 0.1: offset, length, offset, length…</summary>
    public List<long>? SparseMap { get; private set; }

    /// <summary>Adds the records of one header, <c>LENGTH KEY=VALUE\n</c> each.</summary>
    /// <returns>false where they break their form.</returns>
    public bool TryAdd(ReadOnlySpan<byte> records)
    {
        while (!records.IsEmpty)
        {
            // Some writers fill up with zeros.
            if (records[0] == 0)
                return true;
            if (!Utf8Parser.TryParse(records, out int length, out var digits) || length <= digits + 1 || length > records.Length ||
                records[digits] != ' ' || records[length - 1] != '\n')
                return false;
            var record = records[(digits + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals <= 0 || !TrySet(record[..equals], record[(equals + 1)..]))
                return false;
            records = records[length..];
        }

        return true;
    }

    bool TrySet(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("path"u8))
            Path ??= value.ToArray();
        else if (key.SequenceEqual("linkpath"u8))
            LinkPath = value.ToArray();
        else if (key.SequenceEqual("size"u8))
            return TryNumber(value, n => Size = n);
        else if (key.SequenceEqual("uid"u8))
            return TryNumber(value, n => Uid = n);
        else if (key.SequenceEqual("gid"u8))
            return TryNumber(value, n => Gid = n);
        else if (key.StartsWith("GNU.sparse."u8))
            return TrySetSparse(key["GNU.sparse."u8.Length..], value);
        return true;
    }

    bool TrySetSparse(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("name"u8))
            Path = value.ToArray();
        else if (key.SequenceEqual("realsize"u8) || key.SequenceEqual("size"u8))
            return TryNumber(value, n => RealSize = n);
        else if (key.SequenceEqual("major"u8))
            SparseMapInContent = value is [(byte)'1'];
        else if (key.SequenceEqual("offset"u8) || key.SequenceEqual("numbytes"u8))
            return TryNumber(value, n => (SparseMap ??= []).Add(n));
        else if (key.SequenceEqual("map"u8))
            return TryMap(value);
        return true;
    }

    bool TryMap(ReadOnlySpan<byte> value)
    {
        SparseMap = [];
        foreach (var part in value.Split((byte)','))
            if (!value[part].IsEmpty && !TryNumber(value[part], SparseMap.Add))
                return false;
        return true;
    }

    static bool TryNumber(ReadOnlySpan<byte> text, Action<long> set)
    {
        if (!Utf8Parser.TryParse(text, out long number, out var used) || used != text.Length || number < 0)
            return false;
        set(number);
        return true;
    }
}
