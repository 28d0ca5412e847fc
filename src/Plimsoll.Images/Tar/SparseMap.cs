namespace Plimsoll.Images.Tar;

/// <summary>Where the stored bytes of a sparse file belong: ascending, not overlapping, inside the real size.</summary>
sealed class SparseMap
{
    readonly List<(long Offset, long Length)> parts;

    SparseMap(List<(long Offset, long Length)> parts) => this.parts = parts;

    public IReadOnlyList<(long Offset, long Length)> Parts => parts;

    /// <returns>null where the map contradicts itself, or does not account for every stored byte inside the real size.</returns>
    public static SparseMap? From(IReadOnlyList<long> numbers, long realSize, long storedSize)
    {
        if (numbers.Count % 2 != 0)
            return null;
        var parts = new List<(long, long)>(numbers.Count / 2);
        var (end, stored) = (0L, 0L);
        for (var i = 0; i < numbers.Count; i += 2)
        {
            var (offset, length) = (numbers[i], numbers[i + 1]);
            if (offset < end || length < 0 || offset > realSize || length > realSize - offset || length > storedSize - stored)
                return null;
            end = offset + length;
            stored += length;
            parts.Add((offset, length));
        }

        return stored == storedSize ? new SparseMap(parts) : null;
    }
}
