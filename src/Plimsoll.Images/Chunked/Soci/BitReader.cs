namespace Plimsoll.Images.Chunked.Soci;

/// <summary>The bits of some bytes, from the lowest of each byte on. Behind the end are zeros to look at, and nothing to take.</summary>
/// <remarks>RFC 1951, 3.1.1.</remarks>
struct BitReader(byte[] input)
{
    // So many bits can be looked at after a refill, wherever the input stands.
    const int Room = 56;

    int next;
    ulong bits;
    int count;

    /// <summary>The lowest bits, of which <see cref="Drop"/> may refuse those that are not there.</summary>
    public int Peek(int wanted)
    {
        while (count <= Room && next < input.Length)
        {
            bits |= (ulong)input[next++] << count;
            count += 8;
        }

        return (int)(bits & ((1UL << wanted) - 1));
    }

    public void Drop(int taken)
    {
        if (taken > count)
            throw new InvalidDataException("The compressed bytes end early.");
        bits >>= taken;
        count -= taken;
    }

    public int Take(int wanted)
    {
        var value = Peek(wanted);
        Drop(wanted);
        return value;
    }

    /// <summary>Goes to the next whole byte.</summary>
    public void Align() => Drop(count & 7);

    /// <summary>Copies whole bytes, after <see cref="Align"/>.</summary>
    public void Copy(Span<byte> destination)
    {
        while (count > 0 && !destination.IsEmpty)
        {
            destination[0] = (byte)Take(8);
            destination = destination[1..];
        }

        if (destination.Length > input.Length - next)
            throw new InvalidDataException("The compressed bytes end early.");
        input.AsSpan(next, destination.Length).CopyTo(destination);
        next += destination.Length;
    }
}
