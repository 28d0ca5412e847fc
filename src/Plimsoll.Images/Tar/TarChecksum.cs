using System.Numerics;

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

    static long Sum(ReadOnlySpan<byte> bytes)
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
