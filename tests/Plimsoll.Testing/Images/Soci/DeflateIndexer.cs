namespace Plimsoll.Testing.Images.Soci;

/// <summary>Inflates a deflate stream bit by bit and notes where its blocks start, as zlib's zran does. It is slow, and shares no code with what it helps to test.</summary>
/// <remarks>RFC 1951.</remarks>
public sealed class DeflateIndexer
{
    static readonly int[] Order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    readonly byte[] stored;
    readonly List<byte> plain = [];
    readonly List<DeflateBlock> blocks = [];
    int bit;

    DeflateIndexer(byte[] stored, int start) => (this.stored, bit) = (stored, start * 8);

    /// <param name="start">Where the stream starts in <paramref name="stored"/>: behind a gzip header.</param>
    public static (byte[] Plain, IReadOnlyList<DeflateBlock> Blocks) Read(byte[] stored, int start)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var indexer = new DeflateIndexer(stored, start);
        var more = true;
        while (more)
        {
            indexer.blocks.Add(new DeflateBlock((indexer.bit + 7) / 8, -indexer.bit & 7, indexer.plain.Count));
            more = indexer.Take(1) == 0;
            indexer.Block(indexer.Take(2));
        }

        return ([.. indexer.plain], indexer.blocks);
    }

    void Block(int kind)
    {
        if (kind == 0)
        {
            bit = (bit + 7) & ~7;
            var length = Take(16);
            Take(16);
            for (var i = 0; i < length; i++)
                plain.Add((byte)Take(8));
            return;
        }

        var (literals, distances) = kind == 1
            ? (Codes([.. Enumerable.Repeat(8, 144), .. Enumerable.Repeat(9, 112), .. Enumerable.Repeat(7, 24), .. Enumerable.Repeat(8, 8)]), Codes([.. Enumerable.Repeat(5, 32)]))
            : Described();
        for (var symbol = Symbol(literals); symbol != 256; symbol = Symbol(literals))
            if (symbol < 256)
                plain.Add((byte)symbol);
            else
                Repeat(Length(symbol - 257), Distance(Symbol(distances)));
    }

    (Dictionary<(int, int), int> Literals, Dictionary<(int, int), int> Distances) Described()
    {
        var (literals, distances, count) = (Take(5) + 257, Take(5) + 1, Take(4) + 4);
        var lengths = new int[19];
        for (var i = 0; i < count; i++)
            lengths[Order[i]] = Take(3);
        var code = Codes(lengths);
        List<int> all = [];
        while (all.Count < literals + distances)
            all.AddRange(Symbol(code) switch
            {
                16 => Enumerable.Repeat(all[^1], 3 + Take(2)),
                17 => Enumerable.Repeat(0, 3 + Take(3)),
                18 => Enumerable.Repeat(0, 11 + Take(7)),
                var length => [length],
            });
        return (Codes([.. all.Take(literals)]), Codes([.. all.Skip(literals)]));
    }

    static Dictionary<(int Length, int Code), int> Codes(int[] lengths)
    {
        var codes = new Dictionary<(int, int), int>();
        var code = 0;
        for (var length = 1; length <= 15; length++, code <<= 1)
            for (var symbol = 0; symbol < lengths.Length; symbol++)
                if (lengths[symbol] == length)
                    codes[(length, code++)] = symbol;
        return codes;
    }

    int Symbol(Dictionary<(int, int), int> codes)
    {
        var code = 0;
        for (var length = 1; length <= 15; length++)
        {
            code = (code << 1) | Take(1);
            if (codes.TryGetValue((length, code), out var symbol))
                return symbol;
        }

        throw new InvalidDataException("no such code");
    }

    int Length(int index)
    {
        if (index == 28)
            return 258;
        var extra = Math.Max(0, (index / 4) - 1);
        var start = index < 8 ? index + 3 : ((4 + (index % 4)) << extra) + 3;
        return start + Take(extra);
    }

    int Distance(int index)
    {
        var extra = Math.Max(0, (index / 2) - 1);
        var start = index < 4 ? index + 1 : ((2 + (index % 2)) << extra) + 1;
        return start + Take(extra);
    }

    void Repeat(int length, int distance)
    {
        for (var i = 0; i < length; i++)
            plain.Add(plain[^distance]);
    }

    int Take(int count)
    {
        var value = 0;
        for (var i = 0; i < count; i++, bit++)
            value |= ((stored[bit / 8] >> (bit % 8)) & 1) << i;
        return value;
    }
}
