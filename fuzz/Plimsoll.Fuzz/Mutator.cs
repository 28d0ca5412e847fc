using System.Buffers.Binary;

namespace Plimsoll.Fuzz;

/// <summary>Breeds hostile inputs from good ones. The same seed breeds the same line.</summary>
/// <param name="kept">How many of the good inputs are never replaced.</param>
sealed class Mutator(int kept, IReadOnlyList<byte[]> good, IReadOnlyList<byte[]> words, int seed)
{
    const int MaxBytes = 256 * 1024;

    static readonly uint[] Interesting = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x1000_0000];

    readonly Random random = new(seed);
    readonly List<byte[]> pool = [.. good];

    public byte[] Next()
    {
        var input = pool[random.Next(pool.Count)].ToList();
        for (var steps = random.Next(1, 8); steps > 0; steps--)
            Step(input);
        if (input.Count > MaxBytes)
            input.RemoveRange(MaxBytes, input.Count - MaxBytes);
        return [.. input];
    }

    /// <summary>Keeps an input that took another way, so that others are bred from it.</summary>
    public void Keep(byte[] input)
    {
        if (pool.Count < 2000)
            pool.Add(input);
        else
            pool[random.Next(kept, pool.Count)] = input;
    }

    void Step(List<byte> input)
    {
        var at = random.Next(input.Count + 1);
        switch (random.Next(9))
        {
            case 0 when at < input.Count: input[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < input.Count: input[at] = (byte)random.Next(256); break;
            case 2: input.InsertRange(at, words[random.Next(words.Count)]); break;
            case 3: input.RemoveRange(at, Math.Min(input.Count - at, random.Next(1, 64))); break;
            case 4: input.InsertRange(at, input.GetRange(at, Math.Min(input.Count - at, random.Next(1, 512)))); break;
            case 5: input.RemoveRange(at, input.Count - at); break;
            case 6: Number(input, at); break;
            case 7: Splice(input, at); break;
            default: input.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(1, 300))); break;
        }
    }

    void Number(List<byte> input, int at)
    {
        Span<byte> number = stackalloc byte[4];
        var value = Interesting[random.Next(Interesting.Length)];
        if (random.Next(2) == 0)
            BinaryPrimitives.WriteUInt32LittleEndian(number, value);
        else
            BinaryPrimitives.WriteUInt32BigEndian(number, value);
        for (var i = 0; i < 4 && at + i < input.Count; i++)
            input[at + i] = number[i];
    }

    void Splice(List<byte> input, int at)
    {
        var other = pool[random.Next(pool.Count)];
        var from = random.Next(other.Length + 1);
        input.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 1024))]);
    }
}
