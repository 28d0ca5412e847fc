using System.Text;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Dispatch;

/// <summary>All interests of all readers, arranged so that an entry costs two look-ups and no allocation.</summary>
sealed class InterestTable
{
    readonly Dictionary<byte[], List<Wanted>> files = new(ByteKeys.Instance);
    readonly Dictionary<byte[], List<(byte[] Suffix, Wanted Wanted)>> directories = new(ByteKeys.Instance);
    readonly Dictionary<byte[], List<(byte[] Name, Wanted Wanted)>> grandparents = new(ByteKeys.Instance);
    readonly HashSet<byte[]> ancestors = new(ByteKeys.Instance);
    readonly Dictionary<byte[], List<Wanted>>.AlternateLookup<ReadOnlySpan<byte>> filesByBytes;
    readonly Dictionary<byte[], List<(byte[] Suffix, Wanted Wanted)>>.AlternateLookup<ReadOnlySpan<byte>> directoriesByBytes;
    readonly Dictionary<byte[], List<(byte[] Name, Wanted Wanted)>>.AlternateLookup<ReadOnlySpan<byte>> grandparentsByBytes;
    readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> ancestorsByBytes;

    public InterestTable(IEnumerable<IFileReader> readers, IEnumerable<Detour>? detours = null)
    {
        filesByBytes = files.GetAlternateLookup<ReadOnlySpan<byte>>();
        directoriesByBytes = directories.GetAlternateLookup<ReadOnlySpan<byte>>();
        grandparentsByBytes = grandparents.GetAlternateLookup<ReadOnlySpan<byte>>();
        ancestorsByBytes = ancestors.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var reader in readers)
            foreach (var interest in reader.Interests)
                Add(reader, interest, interest.Path);
        foreach (var detour in detours ?? [])
            Add(detour.Reader, detour.Interest, detour.Path);
    }

    /// <summary>Whether a directory is, or leads to, a place that somebody wants files of.</summary>
    public bool Leads(ReadOnlySpan<byte> directory) =>
        directory.IsEmpty || ancestorsByBytes.Contains(directory) || grandparentsByBytes.ContainsKey(ParentOf(directory));

    /// <summary>Whether a file may be wanted by its exact path.</summary>
    public bool Names(ReadOnlySpan<byte> path) => filesByBytes.ContainsKey(path);

    /// <summary>Who wants this file; the list is cleared first.</summary>
    public bool Find(ReadOnlySpan<byte> path, List<Wanted> wanted)
    {
        wanted.Clear();
        if (filesByBytes.TryGetValue(path, out var exact))
            wanted.AddRange(exact);
        var parent = ParentOf(path);
        var name = path[(parent.IsEmpty ? 0 : parent.Length + 1)..];
        if (directoriesByBytes.TryGetValue(parent, out var inDirectory))
            foreach (var (suffix, one) in inDirectory)
                if (name.EndsWith(suffix))
                    wanted.Add(one);
        if (!parent.IsEmpty && grandparentsByBytes.TryGetValue(ParentOf(parent), out var below))
            foreach (var (fileName, one) in below)
                if (name.SequenceEqual(fileName))
                    wanted.Add(one);
        return wanted.Count > 0;
    }

    static ReadOnlySpan<byte> ParentOf(ReadOnlySpan<byte> path) => path[..Math.Max(0, path.LastIndexOf((byte)'/'))];

    void Add(IFileReader reader, Interest interest, string path)
    {
        var wanted = new Wanted(reader, path, interest.Path);
        var key = Encoding.UTF8.GetBytes(path);
        switch (interest.Shape)
        {
            case InterestShape.File:
                Put(files, key, wanted);
                AddAncestors(ParentOf(key));
                break;
            case InterestShape.FilesIn:
                Put(directories, key, (Encoding.UTF8.GetBytes(interest.Name), wanted));
                AddAncestors(key);
                break;
            default:
                Put(grandparents, key, (Encoding.UTF8.GetBytes(interest.Name), wanted));
                AddAncestors(key);
                break;
        }
    }

    void AddAncestors(ReadOnlySpan<byte> directory)
    {
        for (; !directory.IsEmpty; directory = ParentOf(directory))
            ancestors.Add(directory.ToArray());
    }

    static void Put<T>(Dictionary<byte[], List<T>> table, byte[] key, T value)
    {
        if (!table.TryGetValue(key, out var list))
            table[key] = list = [];
        list.Add(value);
    }
}
