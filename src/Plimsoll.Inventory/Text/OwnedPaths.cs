using System.Buffers;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Text;

/// <summary>Collects the paths that a package owns, in the form that evidence keeps them.</summary>
/// <param name="expected">Bytes that the paths take at most, where a reader knows: then nothing is moved while they gather.</param>
sealed class OwnedPaths(string package, EvidenceSink evidence, int expected = 0)
{
    const int FirstBytes = 256;

    // What is kept of a thousand packages should not be mostly the room that was left for more.
    const int ShareWasted = 8;

    readonly ArrayBufferWriter<byte> bytes = new(Math.Clamp(expected, FirstBytes, (int)Math.Max(FirstBytes, evidence.Limits.MaxOwnedBytesPerFile)));
    readonly List<ulong> hashes = [];

    /// <returns>false when there are too many, or they take too many bytes; the gap is noted.</returns>
    public bool Add(ReadOnlySpan<byte> path)
    {
        path = path.TrimStart("/"u8);
        if (path.IsEmpty || path.SequenceEqual("."u8))
            return true;
        if (hashes.Count == evidence.Limits.MaxFilesPerPackage)
        {
            evidence.Gap(GapCode.TooLarge, $"{package} owns more than {evidence.Limits.MaxFilesPerPackage:N0} files");
            return false;
        }

        if (!evidence.MayOwn((long)bytes.WrittenCount + path.Length + 1))
            return false;
        if (bytes.WrittenCount > 0)
            bytes.Write("\n"u8);
        bytes.Write(path);
        hashes.Add(PathHash.Of(path));
        return true;
    }

    public void Keep()
    {
        if (bytes.WrittenCount > 0)
            evidence.Add(new Ownership(package, bytes.FreeCapacity > bytes.Capacity / ShareWasted ? bytes.WrittenSpan.ToArray() : bytes.WrittenMemory, hashes.ToArray()));
    }
}
