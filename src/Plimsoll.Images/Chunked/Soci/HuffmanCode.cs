namespace Plimsoll.Images.Chunked.Soci;

/// <summary>A canonical Huffman code, built anew for each block. Short codes are looked up, long ones counted out.</summary>
/// <remarks>RFC 1951, 3.2.2. What zlib refuses (too many codes, and patterns that no code uses, but for a single code of one bit) is refused.</remarks>
sealed class HuffmanCode(int symbolCount)
{
    const int MaxLength = 15;
    const int FastBits = 10;
    const int LengthBits = 4;

    // A symbol and the length of its code; zero where no code so short begins like this.
    readonly ushort[] fast = new ushort[1 << FastBits];
    readonly ushort[] symbols = new ushort[symbolCount];
    readonly int[] counts = new int[MaxLength + 1];

    /// <param name="lengths">Of each symbol's code; 0 for symbols without one.</param>
    /// <param name="mayBeSingle">Whether one code of one bit may stand alone.</param>
    public void Build(ReadOnlySpan<byte> lengths, bool mayBeSingle)
    {
        Array.Clear(counts);
        Array.Clear(fast);
        foreach (var length in lengths)
            counts[length]++;
        counts[0] = 0;
        MustBeComplete(mayBeSingle);
        Span<int> places = stackalloc int[MaxLength + 2];
        Span<int> codes = stackalloc int[MaxLength + 2];
        for (var length = 1; length <= MaxLength; length++)
            (places[length + 1], codes[length + 1]) = (places[length] + counts[length], (codes[length] + counts[length]) << 1);
        for (var symbol = 0; symbol < lengths.Length; symbol++)
            if (lengths[symbol] is > 0 and var length)
            {
                symbols[places[length]++] = (ushort)symbol;
                Shorten(codes[length]++, length, symbol);
            }
    }

    public int Decode(ref BitReader bits)
    {
        var seen = bits.Peek(MaxLength);
        if (fast[seen & ((1 << FastBits) - 1)] is > 0 and var entry)
        {
            bits.Drop(entry & ((1 << LengthBits) - 1));
            return entry >> LengthBits;
        }

        var (code, first, place) = (0, 0, 0);
        for (var length = 1; length <= MaxLength; length++, seen >>= 1)
        {
            code = (code << 1) | (seen & 1);
            first <<= 1;
            if (code - first < counts[length])
            {
                bits.Drop(length);
                return symbols[place + code - first];
            }

            (first, place) = (first + counts[length], place + counts[length]);
        }

        throw new InvalidDataException("The compressed bytes hold a code that means nothing.");
    }

    void MustBeComplete(bool mayBeSingle)
    {
        var (left, longest) = (1, 0);
        for (var length = 1; length <= MaxLength; length++)
        {
            left = (left << 1) - counts[length];
            if (left < 0)
                throw new InvalidDataException("The compressed bytes describe more codes than there can be.");
            if (counts[length] > 0)
                longest = length;
        }

        if (left > 0 && longest > 0 && !(mayBeSingle && longest == 1))
            throw new InvalidDataException("The compressed bytes describe a code with patterns that mean nothing.");
    }

    // Codes are written from their highest bit on, and read from the lowest.
    void Shorten(int code, int length, int symbol)
    {
        if (length > FastBits)
            return;
        var reversed = 0;
        for (var bit = 0; bit < length; bit++)
            reversed |= ((code >> bit) & 1) << (length - 1 - bit);
        for (var pattern = reversed; pattern < fast.Length; pattern += 1 << length)
            fast[pattern] = (ushort)((symbol << LengthBits) | length);
    }
}
