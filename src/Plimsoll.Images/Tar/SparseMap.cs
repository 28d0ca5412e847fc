using System.Buffers.Text;

namespace Plimsoll.Images.Tar;

/// <summary>Where the stored bytes of a sparse file belong: ascending, not overlapping, inside the real size.</summary>
sealed class SparseMap
{
    // A map is as long as an attacker likes; a real one has as many parts as the file has extents.
    const int MaxParts = 1_000_000;

    readonly List<(long Offset, long Length)> parts;

    SparseMap(List<(long Offset, long Length)> parts) => this.parts = parts;

    public IReadOnlyList<(long Offset, long Length)> Parts => parts;

    /// <returns>null where the map contradicts itself, the real size or the stored size.</returns>
    public static SparseMap? From(IReadOnlyList<long> numbers, long realSize, long storedSize)
    {
        if (numbers.Count % 2 != 0 || numbers.Count / 2 > MaxParts)
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

        return new SparseMap(parts);
    }

    /// <summary>Reads the map of format 1.0, lines of numbers before the content, padded to a block.</summary>
    /// <returns>null where it breaks its form.</returns>
    public static List<long>? ReadLeading(TarWindow window, ref long stored)
    {
        List<long> numbers = [];
        long? count = null;
        Span<byte> line = stackalloc byte[24];
        var used = 0;
        while (count is null || numbers.Count < count * 2)
        {
            if (stored < TarFormat.BlockBytes)
                return null;
            var block = window.Take(TarFormat.BlockBytes);
            stored -= TarFormat.BlockBytes;
            foreach (var one in block)
            {
                if (one != '\n')
                {
                    if (used == line.Length)
                        return null;
                    line[used++] = one;
                    continue;
                }

                if (!Utf8Parser.TryParse(line[..used], out long number, out var digits) || digits != used || number < 0 || (count is null && number > MaxParts))
                    return null;
                used = 0;
                if (count is null)
                    count = number;
                else
                    numbers.Add(number);
                if (numbers.Count == count * 2)
                    break;
            }
        }

        return numbers;
    }
}
