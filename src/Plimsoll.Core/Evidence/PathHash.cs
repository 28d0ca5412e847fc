using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Core.Evidence;

/// <summary>Paths as numbers: what a layer holds is remembered as eight bytes a path.</summary>
/// <remarks>
/// Not a cryptographic hash. Whoever could make a path collide with one of a lower layer makes the upper layer, and can remove the file itself.
/// The same path has the same number on every machine and in every version that keeps evidence.
/// </remarks>
public static class PathHash
{
    const ulong Seed = 0x9E37_79B9_7F4A_7C15;
    const ulong Factor = 0xD6E8_FEB8_6659_FD93;

    /// <param name="path">Below the root, normalised, without a leading slash; empty for the root itself.</param>
    public static ulong Of(ReadOnlySpan<byte> path)
    {
        var hash = Fold(Seed ^ (ulong)path.Length);
        for (; path.Length >= sizeof(ulong); path = path[sizeof(ulong)..])
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(path));
        var rest = 0UL;
        foreach (var part in path)
            rest = (rest << 8) | part;
        return Fold(hash ^ rest);
    }

    public static ulong Of(string path) => Of(Encoding.UTF8.GetBytes(path));

    static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value ^ Seed, Factor, out var low);
        return high ^ low;
    }
}
