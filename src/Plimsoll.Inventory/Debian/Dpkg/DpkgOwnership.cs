using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Debian.Dpkg;

/// <summary>From the lists that dpkg keeps of each package's files to their ownership.</summary>
static class DpkgOwnership
{
    const int Md5HexLength = 32;

    /// <summary><c>NAME.list</c>: one absolute path a line.</summary>
    public static void ReadList(string package, ReadOnlySpan<byte> bytes, EvidenceSink evidence)
    {
        var paths = new OwnedPaths(package, evidence, bytes.Length);
        foreach (var line in new Lines(bytes))
            if (!paths.Add(line))
                return;
        paths.Keep();
    }

    /// <summary><c>NAME.md5sums</c>: the sum, two blanks, a path below the root.</summary>
    public static void ReadSums(string package, ReadOnlySpan<byte> bytes, EvidenceSink evidence)
    {
        var paths = new OwnedPaths(package, evidence, bytes.Length);
        foreach (var line in new Lines(bytes))
        {
            if (line.Length <= Md5HexLength || line[Md5HexLength] != (byte)' ')
            {
                evidence.Gap(GapCode.Malformed, "a line is no MD5 sum and path");
                continue;
            }

            if (!paths.Add(line[Md5HexLength..].TrimStart(" *"u8)))
                return;
        }

        paths.Keep();
    }
}
