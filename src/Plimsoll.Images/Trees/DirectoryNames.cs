using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Images.Trees;

/// <summary>Lists a directory that is open.</summary>
static class DirectoryNames
{
    // struct linux_dirent64: inode 8, offset 8, record length 2, type 1, name.
    const int HeadBytes = 19;

    /// <summary>The names, in the order of their bytes; null where it cannot be read.</summary>
    /// <param name="isComplete">False where there were more than <paramref name="most"/>, and the list ends early.</param>
    public static List<byte[]>? Of(SafeFileHandle directory, Span<byte> buffer, int most, out bool isComplete)
    {
        List<byte[]> names = [];
        isComplete = true;
        int read;
        while ((read = Libc.ReadEntries(directory, buffer)) > 0)
        {
            for (var rest = buffer[..read]; rest.Length > HeadBytes;)
            {
                var length = BitConverter.ToUInt16(rest[16..18]);
                if (length < HeadBytes || length > rest.Length)
                    break;
                var name = rest[HeadBytes..length];
                name = name[..name.IndexOf((byte)0)];
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                    names.Add(name.ToArray());
                rest = rest[length..];
            }

            if (names.Count > most)
            {
                isComplete = false;
                break;
            }
        }

        names.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
        return read < 0 ? null : names;
    }
}
