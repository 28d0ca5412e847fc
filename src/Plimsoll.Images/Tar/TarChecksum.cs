using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Plimsoll.Images.Tar;

/// <summary>The sum over a header, its own field counted as spaces. Old programs summed signed bytes; both are accepted.</summary>
static class TarChecksum
{
    const int FieldOffset = 148;
    const int FieldLength = 8;

    public static bool Holds(ReadOnlySpan<byte> header)
    {
        if (!TarNumber.TryRead(header.Slice(FieldOffset, FieldLength), out var stated))
            return false;
        var field = header.Slice(FieldOffset, FieldLength);
        var unsigned = Sum(header) - Sum(field) + (FieldLength * ' ');
        return stated == unsigned || stated == SignedSum(header) - SignedSum(field) + (FieldLength * ' ');
    }

    static long Sum(ReadOnlySpan<byte> bytes) => Sse2.IsSupported ? SumBySse2(bytes) : SumByLanes(bytes);

    // One instruction sums eight bytes: every entry's header passes here.
    static long SumBySse2(ReadOnlySpan<byte> bytes)
    {
        var sums = Vector128<long>.Zero;
        var blocks = MemoryMarshal.Cast<byte, Vector128<byte>>(bytes);
        foreach (var block in blocks)
            sums += Sse2.SumAbsoluteDifferences(block, Vector128<byte>.Zero).AsInt64();
        return Vector128.Sum(sums) + SumOneByOne(bytes[(blocks.Length * Vector128<byte>.Count)..]);
    }

    static long SumByLanes(ReadOnlySpan<byte> bytes)
    {
        // Each lane of the accumulator takes at most 512 / 16 * 2 bytes of 255: it cannot overflow.
        var lanes = Vector<ushort>.Zero;
        while (bytes.Length >= Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(bytes), out var low, out var high);
            lanes += low + high;
            bytes = bytes[Vector<byte>.Count..];
        }

        long sum = 0;
        for (var i = 0; i < Vector<ushort>.Count; i++)
            sum += lanes[i];
        return sum + SumOneByOne(bytes);
    }

    static long SumOneByOne(ReadOnlySpan<byte> bytes)
    {
        long sum = 0;
        foreach (var one in bytes)
            sum += one;
        return sum;
    }

    static long SignedSum(ReadOnlySpan<byte> bytes)
    {
        long sum = 0;
        foreach (var one in bytes)
            sum += (sbyte)one;
        return sum;
    }
}
