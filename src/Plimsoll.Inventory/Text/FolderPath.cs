using System.Text;

namespace Plimsoll.Inventory.Text;

/// <summary>Resolves paths that a list of files states relative to a directory of the subject.</summary>
static class FolderPath
{
    /// <summary>
    /// Writes the normalised path below the root, without a leading slash. An absolute path is one of the subject. False for a path that climbs above
    /// the root, that holds a line's end, or that is nothing.
    /// </summary>
    public static bool TryResolve(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> path, PathBuffer resolved)
    {
        resolved.Clear();
        if (path.IsEmpty || path.ContainsAny("\n\r\0"u8))
            return false;
        return (path[0] == (byte)'/' || Walk(directory, resolved)) && Walk(path, resolved) && !resolved.Path.IsEmpty;
    }

    /// <summary>The directory of a path; empty at the root.</summary>
    public static string Parent(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    /// <summary>The name of the directory that holds a file; empty at the root.</summary>
    public static ReadOnlySpan<byte> ParentName(ReadOnlySpan<byte> path)
    {
        var slash = path.LastIndexOf((byte)'/');
        if (slash < 0)
            return [];
        var parent = path[..slash];
        return parent[(parent.LastIndexOf((byte)'/') + 1)..];
    }

    public static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path);

    static bool Walk(ReadOnlySpan<byte> path, PathBuffer resolved)
    {
        foreach (var range in path.Split((byte)'/'))
        {
            var segment = path[range];
            if (segment.IsEmpty || segment.SequenceEqual("."u8))
                continue;
            if (!segment.SequenceEqual(".."u8))
                resolved.Down(segment);
            else if (!resolved.Up())
                return false;
        }

        return true;
    }
}
