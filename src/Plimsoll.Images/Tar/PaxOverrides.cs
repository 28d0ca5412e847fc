using System.Buffers.Text;

namespace Plimsoll.Images.Tar;

/// <summary>What an extended header says of the entry after it.</summary>
/// <remarks>POSIX.1-2017, pax, "pax Extended Header"; GNU tar manual, "Storing Sparse Files". Of a key that comes twice the last value holds.</remarks>
sealed class PaxOverrides
{
    public ByteBuffer Path { get; } = new();

    public ByteBuffer LinkPath { get; } = new();

    /// <summary>GNU sparse: the file's own name, where <see cref="Path"/> is one made up for programs that know no sparse files.</summary>
    public ByteBuffer SparseName { get; } = new();

    public long? Size { get; private set; }

    public long? Uid { get; private set; }

    public long? Gid { get; private set; }

    /// <summary>GNU sparse: the size with holes.</summary>
    public long? RealSize { get; private set; }

    /// <summary>GNU sparse 0.0 and 0.1: offset, length, offset, length…</summary>
    public List<long> SparseNumbers { get; } = [];

    /// <summary>GNU sparse 1.0: the map stands before the content.</summary>
    public bool HasSparseMapInContent { get; private set; }

    public bool IsSparse => HasSparseMapInContent || SparseNumbers.Count > 0;

    public void Clear()
    {
        Path.Clear();
        LinkPath.Clear();
        SparseName.Clear();
        SparseNumbers.Clear();
        Size = Uid = Gid = RealSize = null;
        HasSparseMapInContent = false;
    }

    /// <summary>Takes the records of one header.</summary>
    /// <returns>false where they break their form, or a value cannot be what its key says.</returns>
    public bool TryTake(ReadOnlySpan<byte> payload)
    {
        var records = new PaxRecords(payload);
        while (records.Next())
            if (!TryTake(records.Key, records.Value))
                return false;
        return !records.Malformed;
    }

    bool TryTake(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        // An empty value takes back what was said: the header's own holds. Taken for an empty name it would hide a file.
        if (key.SequenceEqual("path"u8))
            return TrySet(Path, value);
        if (key.SequenceEqual("linkpath"u8))
            return TrySet(LinkPath, value);
        if (key.StartsWith("GNU.sparse."u8))
            return TryTakeSparse(key["GNU.sparse."u8.Length..], value);
        if (!key.SequenceEqual("size"u8) && !key.SequenceEqual("uid"u8) && !key.SequenceEqual("gid"u8))
            return true;
        if (!TryNumber(value, out var number))
            return value.IsEmpty;
        if (key.SequenceEqual("size"u8))
            Size = number;
        else if (key.SequenceEqual("uid"u8))
            Uid = number;
        else
            Gid = number;
        return true;
    }

    bool TryTakeSparse(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("name"u8))
            return TrySet(SparseName, value);
        if (key.SequenceEqual("map"u8))
            return TryTakeMap(value);
        if (!TryNumber(value, out var number))
            return false;
        if (key.SequenceEqual("realsize"u8) || key.SequenceEqual("size"u8))
            RealSize = number;
        else if (key.SequenceEqual("major"u8))
            HasSparseMapInContent = number == 1;
        else if (key.SequenceEqual("offset"u8) || key.SequenceEqual("numbytes"u8))
            return TryTakeHalf(number, isOffset: key.SequenceEqual("offset"u8));
        return true;
    }

    // Version 0.0 repeats two keys in turn: out of turn, programs would not agree where the bytes belong.
    bool TryTakeHalf(long number, bool isOffset)
    {
        if (isOffset != (SparseNumbers.Count % 2 == 0))
            return false;
        SparseNumbers.Add(number);
        return true;
    }

    bool TryTakeMap(ReadOnlySpan<byte> value)
    {
        SparseNumbers.Clear();
        foreach (var part in value.Split((byte)','))
        {
            if (!TryNumber(value[part], out var number))
                return false;
            SparseNumbers.Add(number);
        }

        return true;
    }

    static bool TrySet(ByteBuffer into, ReadOnlySpan<byte> value)
    {
        into.Set(value);
        return !value.Contains((byte)0);
    }

    static bool TryNumber(ReadOnlySpan<byte> text, out long number) =>
        Utf8Parser.TryParse(text, out number, out var used) && used == text.Length && number >= 0;
}
