using Plimsoll.Core;

namespace Plimsoll.Images.Tar;

/// <summary>Reads the maps of sparse files that stand in the archive itself. A map is as long as an attacker likes: it is held to the limit of a pax header.</summary>
/// <remarks>GNU tar manual, "Storing Sparse Files".</remarks>
sealed class SparseMapReader(TarWindow window, Limits limits, string place)
{
    const int EntryBytes = 24;
    const int NumberBytes = 12;

    /// <summary>GNU's old form: four entries in the header, then blocks of 21 while there are more.</summary>
    /// <returns>null where they are no numbers.</returns>
    public List<long>? ReadGnu(ReadOnlySpan<byte> header)
    {
        List<long> numbers = [];
        if (!TryAdd(header[TarFormat.GnuSparse], numbers))
            return null;
        var read = 0L;
        for (var more = header[TarFormat.GnuSparseContinues] != 0; more;)
        {
            var block = Block(ref read);
            more = block[TarFormat.GnuSparseBlockContinues] != 0;
            if (!TryAdd(block[..TarFormat.GnuSparseBlockBytes], numbers))
                return null;
        }

        return numbers;
    }

    /// <summary>Format 1.0: lines of numbers before the content, the first of which counts the entries, filled up to a whole block.</summary>
    /// <returns>null where they break their form.</returns>
    public List<long>? ReadLeading(ref long stored)
    {
        List<long> numbers = [];
        var read = 0L;
        long number = 0, count = -1;
        var hasDigit = false;
        while (stored >= TarFormat.BlockBytes)
        {
            stored -= TarFormat.BlockBytes;
            foreach (var one in Block(ref read))
            {
                if (one is >= (byte)'0' and <= (byte)'9' && number <= (long.MaxValue / 10) - 1)
                {
                    (number, hasDigit) = ((number * 10) + (one - '0'), true);
                    continue;
                }

                if (one != '\n' || !hasDigit)
                    return null;
                if (count < 0)
                    count = number;
                else
                    numbers.Add(number);
                if (count == 0 || (numbers.Count % 2 == 0 && numbers.Count / 2 == count))
                    return numbers;
                (number, hasDigit) = (0, false);
            }
        }

        return null;
    }

    ReadOnlySpan<byte> Block(ref long read)
    {
        read += TarFormat.BlockBytes;
        if (read > limits.MaxPaxHeaderBytes)
            throw new LimitExceededException(nameof(Limits.MaxPaxHeaderBytes), limits.MaxPaxHeaderBytes, $"{place}: the map of a sparse file at byte {window.Position:N0}");
        var block = window.Take(TarFormat.BlockBytes);
        return block.Length == TarFormat.BlockBytes ? block : throw TarProblem.Cut(place, window.Position);
    }

    static bool TryAdd(ReadOnlySpan<byte> fields, List<long> numbers)
    {
        for (; fields.Length >= EntryBytes && fields[0] != 0; fields = fields[EntryBytes..])
        {
            if (!TarNumber.TryRead(fields[..NumberBytes], out var offset) || !TarNumber.TryRead(fields[NumberBytes..EntryBytes], out var length))
                return false;
            numbers.Add(offset);
            numbers.Add(length);
        }

        return true;
    }
}
