namespace Plimsoll.Inventory.Models;

/// <summary>Where files of common names are no model's: packages of languages and documentation have thousands of them.</summary>
static class UsualPlaces
{
    static readonly byte[][] OfOthers =
    [
        "node_modules/"u8.ToArray(), "site-packages/"u8.ToArray(), "dist-packages/"u8.ToArray(), "/gems/"u8.ToArray(), "/vendor/"u8.ToArray(), "usr/share/"u8.ToArray(), "usr/lib/"u8.ToArray(), "go/pkg/"u8.ToArray(),
        "usr/src/"u8.ToArray(), ".cargo/"u8.ToArray(), "proc/"u8.ToArray(), "sys/"u8.ToArray(),
    ];

    public static bool MayHoldModels(ReadOnlySpan<byte> path)
    {
        foreach (var part in OfOthers)
            if (path.IndexOf(part) >= 0)
                return false;
        return true;
    }
}
