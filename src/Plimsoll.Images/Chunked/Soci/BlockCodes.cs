namespace Plimsoll.Images.Chunked.Soci;

/// <summary>The two Huffman codes of a block: the fixed ones, or those that it describes.</summary>
/// <remarks>RFC 1951, 3.2.6 and 3.2.7.</remarks>
static class BlockCodes
{
    const int MaxLiterals = 286;
    const int MaxDistances = 30;
    const int EndOfBlock = 256;

    static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public static void Fixed(HuffmanCode literals, HuffmanCode distances)
    {
        Span<byte> lengths = stackalloc byte[288];
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..].Fill(8);
        literals.Build(lengths, mayBeSingle: false);
        lengths[..32].Fill(5);
        distances.Build(lengths[..32], mayBeSingle: false);
    }

    public static void Read(ref BitReader bits, HuffmanCode literals, HuffmanCode distances)
    {
        var (literalCount, distanceCount, lengthCount) = (bits.Take(5) + 257, bits.Take(5) + 1, bits.Take(4) + 4);
        if (literalCount > MaxLiterals || distanceCount > MaxDistances)
            throw new InvalidDataException("The compressed bytes describe more symbols than there are.");
        Span<byte> lengths = stackalloc byte[MaxLiterals + MaxDistances];
        for (var i = 0; i < lengthCount; i++)
            lengths[LengthOrder[i]] = (byte)bits.Take(3);
        var code = new HuffmanCode(LengthOrder.Length);
        code.Build(lengths[..LengthOrder.Length], mayBeSingle: false);
        lengths.Clear();
        ReadLengths(ref bits, code, lengths[..(literalCount + distanceCount)]);
        if (lengths[EndOfBlock] == 0)
            throw new InvalidDataException("The compressed bytes describe a block that cannot end.");
        literals.Build(lengths[..literalCount], mayBeSingle: true);
        distances.Build(lengths.Slice(literalCount, distanceCount), mayBeSingle: true);
    }

    static void ReadLengths(ref BitReader bits, HuffmanCode code, Span<byte> lengths)
    {
        for (var i = 0; i < lengths.Length;)
        {
            var symbol = code.Decode(ref bits);
            if (symbol < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }

            var (times, repeated) = symbol switch
            {
                16 when i == 0 => throw new InvalidDataException("The compressed bytes repeat a length before the first."),
                16 => (3 + bits.Take(2), lengths[i - 1]),
                17 => (3 + bits.Take(3), (byte)0),
                _ => (11 + bits.Take(7), (byte)0),
            };
            if (times > lengths.Length - i)
                throw new InvalidDataException("The compressed bytes repeat a length beyond the last.");
            lengths.Slice(i, times).Fill(repeated);
            i += times;
        }
    }
}
