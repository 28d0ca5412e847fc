using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Plimsoll.Fuzz;

/// <summary>The edges that inputs took through instrumented assemblies, counted in one map as AFL does. One for the whole program, made before anything instrumented runs.</summary>
sealed unsafe class Coverage
{
    const int MapBytes = 1 << 16;

    readonly byte* map = (byte*)NativeMemory.AllocZeroed(MapBytes);

    public Coverage() => Trace.SharedMem = map;

    Span<byte> Map => new(map, MapBytes);

    /// <summary>Whether anything is instrumented at all.</summary>
    public bool IsThere => Map.ContainsAnyExcept((byte)0);

    /// <summary>Forgets the last input.</summary>
    public void Clear()
    {
        Map.Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Adds the last input's edges to <paramref name="seen"/>.</summary>
    /// <returns>Whether there was an edge, or a number of times that one was taken, which had not been seen.</returns>
    public bool AddTo(byte[] seen, bool countTimes)
    {
        var isNew = false;
        var edges = Map;
        for (var at = edges.IndexOfAnyExcept((byte)0); at >= 0 && at < MapBytes;)
        {
            var bit = countTimes ? Bucket(edges[at]) : (byte)1;
            isNew |= (seen[at] & bit) == 0;
            seen[at] |= bit;
            var next = edges[(at + 1)..].IndexOfAnyExcept((byte)0);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return isNew;
    }

    public static byte[] Unseen() => new byte[MapBytes];

    /// <summary>Once, twice, thrice, up to 7, 15, 31, 127, and more: a loop that runs a little longer is no other way.</summary>
    static byte Bucket(byte times) => times switch
    {
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
