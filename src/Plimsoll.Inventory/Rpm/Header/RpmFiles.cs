using System.Buffers.Binary;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Rpm.Header;

/// <summary>The files of a package: base names, each with the number of its directory; or whole names, in old headers.</summary>
static class RpmFiles
{
    public static void Read(RpmHeader header, string package, EvidenceSink evidence)
    {
        var paths = new OwnedPaths(package, evidence);
        var names = header.Texts(RpmTag.BaseNames, out var count);
        if (count > 0)
            ReadSplit(header, names, count, paths, evidence);
        else
            ReadWhole(header, paths);
        paths.Keep();
    }

    static void ReadSplit(RpmHeader header, ReadOnlySpan<byte> names, int count, OwnedPaths paths, EvidenceSink evidence)
    {
        var indexes = header.Numbers(RpmTag.DirectoryIndexes);
        var directoryBytes = header.Texts(RpmTag.DirectoryNames, out var directoryCount);
        List<byte[]> directories = [];
        for (var i = 0; i < directoryCount && !directoryBytes.IsEmpty; i++)
            directories.Add(Take(ref directoryBytes).ToArray());
        for (var i = 0; i < count && !names.IsEmpty; i++)
        {
            var name = Take(ref names);
            var at = indexes.Length >= (i + 1) * 4 ? BinaryPrimitives.ReadInt32BigEndian(indexes[(i * 4)..]) : -1;
            if (at < 0 || at >= directories.Count)
            {
                evidence.Gap(GapCode.Malformed, "a file of a package stands in no directory");
                return;
            }

            if (!paths.Add([.. directories[at], .. name]))
                return;
        }
    }

    static void ReadWhole(RpmHeader header, OwnedPaths paths)
    {
        var names = header.Texts(RpmTag.OldFileNames, out var count);
        for (var i = 0; i < count && !names.IsEmpty; i++)
            if (!paths.Add(Take(ref names)))
                return;
    }

    static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> texts)
    {
        var text = RpmHeader.Terminated(texts);
        texts = texts[Math.Min(text.Length + 1, texts.Length)..];
        return text;
    }
}
