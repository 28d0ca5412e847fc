using System.Text;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Dispatch;

/// <summary>Interests that are bound to no place: by a file's name, by how it ends, by its first bytes.</summary>
/// <remarks>Every entry of a layer is asked for, and nearly none is wanted: a look at the name's length and last byte sends most away.</remarks>
sealed class Anywhere
{
    const byte Dot = (byte)'.';

    // Bit 63 stands for every longer name.
    const int LongestCounted = 63;

    readonly Dictionary<byte[], List<(byte[] DirectoryEnd, Wanted Wanted)>> named = new(ByteKeys.Instance);
    readonly Dictionary<byte[], List<(byte[] DirectoryEnd, Wanted Wanted)>>.AlternateLookup<ReadOnlySpan<byte>> namedByBytes;
    readonly Dictionary<byte[], List<(byte[] Ending, Wanted Wanted)>> endings = new(ByteKeys.Instance);
    readonly Dictionary<byte[], List<(byte[] Ending, Wanted Wanted)>>.AlternateLookup<ReadOnlySpan<byte>> endingsByBytes;
    readonly List<(byte[] Ending, Wanted Wanted)> looseEndings = [];
    readonly ulong[] lengthsByLastByte = new ulong[256];

    public Anywhere()
    {
        namedByBytes = named.GetAlternateLookup<ReadOnlySpan<byte>>();
        endingsByBytes = endings.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Who wants programs and libraries.</summary>
    public List<Wanted> Executables { get; } = [];

    public bool IsEmpty => named.Count + endings.Count + looseEndings.Count + Executables.Count == 0;

    public void Add(IFileReader reader, Interest interest)
    {
        var wanted = new Wanted(reader, "", "");
        var name = Encoding.UTF8.GetBytes(interest.Name);
        switch (interest.Shape)
        {
            case InterestShape.Executable:
                Executables.Add(wanted);
                break;
            case InterestShape.Ending:
                (name.Contains(Dot) ? ListOf(endings, Tail(name).ToArray()) : looseEndings).Add((name, wanted));
                lengthsByLastByte[name[^1]] = ulong.MaxValue;
                break;
            default:
                ListOf(named, name).Add((Encoding.UTF8.GetBytes(interest.Path), wanted));
                lengthsByLastByte[name[^1]] |= LengthBit(name.Length);
                break;
        }
    }

    /// <summary>Adds whoever wants a file of this name in this directory.</summary>
    public void Find(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> name, List<Wanted> wanted)
    {
        if (name.IsEmpty || (lengthsByLastByte[name[^1]] & LengthBit(name.Length)) == 0)
            return;
        if (namedByBytes.TryGetValue(name, out var exact))
            foreach (var (directoryEnd, one) in exact)
                if (directory.EndsWith(directoryEnd))
                    wanted.Add(one);
        if (endingsByBytes.TryGetValue(Tail(name), out var ending))
            AddEnding(ending, name, wanted);
        AddEnding(looseEndings, name, wanted);
    }

    static void AddEnding(List<(byte[] Ending, Wanted Wanted)> endings, ReadOnlySpan<byte> name, List<Wanted> wanted)
    {
        foreach (var (ending, one) in endings)
            if (name.EndsWith(ending))
                wanted.Add(one);
    }

    static ulong LengthBit(int length) => 1UL << Math.Min(length, LongestCounted);

    /// <summary>From the last dot; the whole where there is none.</summary>
    static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> name) => name[Math.Max(0, name.LastIndexOf(Dot))..];

    static List<T> ListOf<T>(Dictionary<byte[], List<T>> table, byte[] key) => table.TryGetValue(key, out var list) ? list : table[key] = [];
}
