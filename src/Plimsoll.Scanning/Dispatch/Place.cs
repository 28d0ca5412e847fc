using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Dispatch;

/// <summary>A directory that somebody wants files of, or that leads to one.</summary>
sealed class Place
{
    readonly Dictionary<byte[], List<Wanted>> files = new(ByteKeys.Instance);
    readonly Dictionary<byte[], List<Wanted>>.AlternateLookup<ReadOnlySpan<byte>> filesByBytes;
    readonly HashSet<byte[]> leading = new(ByteKeys.Instance);
    readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> leadingByBytes;
    readonly List<(byte[] Suffix, Wanted Wanted)> endings = [];
    readonly List<(byte[] Name, Wanted Wanted)> below = [];

    public Place()
    {
        filesByBytes = files.GetAlternateLookup<ReadOnlySpan<byte>>();
        leadingByBytes = leading.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Whether what has this name here is, or leads to, a place.</summary>
    public bool Leads(ReadOnlySpan<byte> name) => below.Count > 0 || leadingByBytes.Contains(name);

    /// <summary>Who wants the file of this name that lies here.</summary>
    public void Find(ReadOnlySpan<byte> name, List<Wanted> wanted)
    {
        if (filesByBytes.TryGetValue(name, out var exact))
            wanted.AddRange(exact);
        foreach (var (suffix, one) in endings)
            if (name.EndsWith(suffix))
                wanted.Add(one);
    }

    /// <summary>Who wants the file of this name that lies in any directory here.</summary>
    public void FindBelow(ReadOnlySpan<byte> name, List<Wanted> wanted)
    {
        foreach (var (fileName, one) in below)
            if (name.SequenceEqual(fileName))
                wanted.Add(one);
    }

    public void AddLeading(ReadOnlySpan<byte> name) => leadingByBytes.Add(name);

    public void Add(InterestShape shape, byte[] name, Wanted one)
    {
        switch (shape)
        {
            case InterestShape.File:
                if (!files.TryGetValue(name, out var list))
                    files[name] = list = [];
                list.Add(one);
                break;
            case InterestShape.FilesIn:
                endings.Add((name, one));
                break;
            default:
                below.Add((name, one));
                break;
        }
    }
}
