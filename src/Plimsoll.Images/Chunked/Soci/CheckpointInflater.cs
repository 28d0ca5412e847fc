namespace Plimsoll.Images.Chunked.Soci;

/// <summary>Inflates from the start of any block, where the bit at which it starts and the plain bytes before it are known. Every failure is an <see cref="InvalidDataException"/>.</summary>
/// <remarks>
/// RFC 1951. What .NET carries starts at the first bit of a stream only, and so does ISA-L as it is bound here. Time and memory are bounded by the input and
/// by what is read: a symbol costs at least a bit, and nothing is unfolded ahead of <see cref="Read"/>.
/// </remarks>
sealed class CheckpointInflater
{
    public const int WindowBytes = 32 * 1024;

    const int EndOfBlock = 256;
    const int MaxLiterals = 286;
    const int MaxDistances = 30;

    readonly byte[] window = new byte[WindowBytes];
    readonly HuffmanCode literals = new(MaxLiterals + 2);
    readonly HuffmanCode distances = new(MaxDistances + 2);
    BitReader bits;
    Part part;
    bool isLast;
    int at;
    int known;
    int left;
    int distance;

    /// <param name="input">Compressed bytes from the one in which the block starts.</param>
    /// <param name="skipped">Bits of the first byte that belong to the block before.</param>
    /// <param name="before">The plain bytes before it: the last <see cref="WindowBytes"/>, or all where there are fewer.</param>
    public CheckpointInflater(byte[] input, int skipped, ReadOnlySpan<byte> before)
    {
        bits = new BitReader(input);
        bits.Take(skipped);
        before.CopyTo(window);
        known = before.Length;
        at = known % WindowBytes;
    }

    enum Part
    {
        Header,
        Stored,
        Coded,
        End,
    }

    static ReadOnlySpan<byte> LengthExtra => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    static ReadOnlySpan<ushort> LengthBase => [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    static ReadOnlySpan<ushort> DistanceBase => [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    /// <summary>Plain bytes; 0 only behind the last block.</summary>
    public int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length && part != Part.End)
            switch (part)
            {
                case Part.Header:
                    StartBlock();
                    break;
                case Part.Stored:
                    read += ReadStored(buffer[read..]);
                    break;
                default:
                    read += ReadCoded(buffer[read..]);
                    break;
            }

        return read;
    }

    /// <summary>Whether the plain bytes so far end with these.</summary>
    public bool EndsWith(ReadOnlySpan<byte> tail)
    {
        tail = tail[^Math.Min(tail.Length, known)..];
        var first = Math.Min(at, tail.Length);
        return window.AsSpan(at - first, first).SequenceEqual(tail[^first..]) && window.AsSpan(WindowBytes - (tail.Length - first)).SequenceEqual(tail[..^first]);
    }

    void StartBlock()
    {
        isLast = bits.Take(1) == 1;
        switch (bits.Take(2))
        {
            case 0:
                bits.Align();
                left = bits.Take(16);
                if (bits.Take(16) != (~left & 0xFFFF))
                    throw new InvalidDataException("The compressed bytes state the length of a block in two ways.");
                part = Part.Stored;
                EndStored();
                break;
            case 1:
                BlockCodes.Fixed(literals, distances);
                part = Part.Coded;
                break;
            case 2:
                BlockCodes.Read(ref bits, literals, distances);
                part = Part.Coded;
                break;
            default:
                throw new InvalidDataException("The compressed bytes hold a block of an unknown kind.");
        }
    }

    int ReadStored(Span<byte> buffer)
    {
        var plain = buffer[..Math.Min(buffer.Length, left)];
        bits.Copy(plain);
        foreach (var one in plain)
            Remember(one);
        left -= plain.Length;
        EndStored();
        return plain.Length;
    }

    void EndStored()
    {
        if (left == 0)
            EndBlock();
    }

    void EndBlock() => part = isLast ? Part.End : Part.Header;

    int ReadCoded(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length)
        {
            if (left > 0)
            {
                left--;
                Remember(buffer[read++] = window[(at - distance) & (WindowBytes - 1)]);
                continue;
            }

            var symbol = literals.Decode(ref bits);
            if (symbol < EndOfBlock)
                Remember(buffer[read++] = (byte)symbol);
            else if (symbol == EndOfBlock)
            {
                EndBlock();
                break;
            }
            else
                StartMatch(symbol - EndOfBlock - 1);
        }

        return read;
    }

    void StartMatch(int length)
    {
        if (length >= LengthBase.Length)
            throw new InvalidDataException("The compressed bytes hold a length that means nothing.");
        left = LengthBase[length] + bits.Take(LengthExtra[length]);
        var far = distances.Decode(ref bits);
        if (far >= MaxDistances)
            throw new InvalidDataException("The compressed bytes hold a distance that means nothing.");
        distance = DistanceBase[far] + bits.Take(Math.Max(0, (far >> 1) - 1));
        if (distance > known)
            throw new InvalidDataException("The compressed bytes repeat what was never there.");
    }

    void Remember(byte plain)
    {
        window[at] = plain;
        at = (at + 1) & (WindowBytes - 1);
        if (known < WindowBytes)
            known++;
    }
}
