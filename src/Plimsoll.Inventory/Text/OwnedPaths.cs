using System.Buffers;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Text;

/// <summary>Collects the paths that a package owns, in the form that evidence keeps them.</summary>
sealed class OwnedPaths(string package, EvidenceSink evidence)
{
    readonly ArrayBufferWriter<byte> bytes = new();
    int count;

    /// <returns>false when there are too many; the gap is noted.</returns>
    public bool Add(ReadOnlySpan<byte> path)
    {
        path = path.TrimStart("/"u8);
        if (path.IsEmpty || path.SequenceEqual("."u8))
            return true;
        if (++count > evidence.Limits.MaxFilesPerPackage)
        {
            evidence.Gap(GapCode.TooLarge, $"{package} owns more than {evidence.Limits.MaxFilesPerPackage:N0} files");
            return false;
        }

        if (bytes.WrittenCount > 0)
            bytes.Write("\n"u8);
        bytes.Write(path);
        return true;
    }

    public void Keep()
    {
        if (bytes.WrittenCount > 0)
            evidence.Add(new Ownership(package, bytes.WrittenMemory));
    }
}
