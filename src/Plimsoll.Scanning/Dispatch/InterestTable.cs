using System.Text;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Dispatch;

/// <summary>All interests of all readers, arranged by directory. Entries ask through an <see cref="InterestCursor"/>.</summary>
sealed class InterestTable
{
    readonly Dictionary<byte[], Place> places = new(ByteKeys.Instance);
    readonly Dictionary<byte[], Place>.AlternateLookup<ReadOnlySpan<byte>> placesByBytes;

    public InterestTable(IEnumerable<IFileReader> readers, IEnumerable<Detour>? detours = null)
    {
        placesByBytes = places.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var reader in readers)
            foreach (var interest in reader.Interests)
                if (interest.IsAnywhere)
                    Anywhere.Add(reader, interest);
                else
                    Add(reader, interest, interest.Path);
        foreach (var detour in detours ?? [])
            Add(detour.Reader, detour.Interest, detour.Path);
    }

    /// <summary>What is wanted wherever it lies.</summary>
    public Anywhere Anywhere { get; } = new();

    /// <summary>What is wanted in a directory; null where that is nothing.</summary>
    public Place? At(ReadOnlySpan<byte> directory) => placesByBytes.TryGetValue(directory, out var place) ? place : null;

    public static ReadOnlySpan<byte> ParentOf(ReadOnlySpan<byte> path) => path[..Math.Max(0, path.LastIndexOf((byte)'/'))];

    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];

    void Add(IFileReader reader, Interest interest, string path)
    {
        var wanted = new Wanted(reader, path, interest.Path);
        ReadOnlySpan<byte> whole = Encoding.UTF8.GetBytes(path);
        var isFile = interest.Shape == InterestShape.File;
        var directory = isFile ? ParentOf(whole) : whole;
        MakePlace(directory).Add(interest.Shape, isFile ? NameOf(whole).ToArray() : Encoding.UTF8.GetBytes(interest.Name), wanted);
        for (; !directory.IsEmpty; directory = ParentOf(directory))
            MakePlace(ParentOf(directory)).AddLeading(NameOf(directory));
    }

    Place MakePlace(ReadOnlySpan<byte> directory)
    {
        if (At(directory) is { } known)
            return known;
        return placesByBytes[directory] = new Place();
    }
}
