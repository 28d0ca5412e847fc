namespace Plimsoll.Inventory.Text;

/// <summary>Parts of a path as walkers write it: names between slashes, none at its ends. In bytes for <c>Wants</c>, in text for what is read.</summary>
static class PathParts
{
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];

    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The directory that a path lies in; empty at the root.</summary>
    public static ReadOnlySpan<byte> DirectoryOf(ReadOnlySpan<byte> path) => path[..Math.Max(path.LastIndexOf((byte)'/'), 0)];

    public static ReadOnlySpan<char> DirectoryOf(ReadOnlySpan<char> path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    /// <summary>The name so many levels above the file: 1 is the directory that it lies in. Empty where the path is shorter.</summary>
    public static ReadOnlySpan<byte> NameAbove(ReadOnlySpan<byte> path, int levels)
    {
        for (; levels > 0; levels--)
            path = DirectoryOf(path);
        return NameOf(path);
    }

    /// <inheritdoc cref="NameAbove(ReadOnlySpan{byte}, int)"/>
    public static ReadOnlySpan<char> NameAbove(ReadOnlySpan<char> path, int levels)
    {
        for (; levels > 0; levels--)
            path = DirectoryOf(path);
        return NameOf(path);
    }
}
