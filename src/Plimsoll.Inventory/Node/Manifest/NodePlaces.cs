namespace Plimsoll.Inventory.Node.Manifest;

/// <summary>Where the manifest of an installed package lies. Anywhere else it is that of an application, of a part of a package, or of nothing.</summary>
static class NodePlaces
{
    public static bool IsInstalled(ReadOnlySpan<byte> path) => IsModule(Parent(path)) || IsUnpacked(Parent(path), out _, out _);

    /// <summary>Whether a directory is where Node looks for a module: <c>node_modules/NAME</c>, <c>node_modules/@SCOPE/NAME</c>, or Debian's place.</summary>
    public static bool IsModule(ReadOnlySpan<byte> directory)
    {
        var name = Last(directory);
        var parent = Parent(directory);
        if (name.IsEmpty || name[0] is (byte)'.' or (byte)'@')
            return false;
        if (Last(parent).StartsWith("@"u8))
            parent = Parent(parent);
        return Last(parent).SequenceEqual("node_modules"u8) || IsDebian(parent);
    }

    /// <summary>Whether a directory says by its own name what was unpacked there: <c>opt/yarn-v1.22.22</c> of Node's own images, <c>corepack/v1/pnpm/9.0.0</c>.</summary>
    public static bool IsUnpacked(ReadOnlySpan<byte> directory, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> version)
    {
        var parent = Parent(directory);
        name = Last(parent);
        version = Last(directory);
        if (!name.IsEmpty && (Last(Parent(parent)).SequenceEqual("corepack"u8) || Last(Parent(Parent(parent))).SequenceEqual("corepack"u8)))
            return true;
        var mark = version.LastIndexOf("-v"u8);
        if (mark <= 0 || !parent.SequenceEqual("opt"u8))
            return false;
        name = version[..mark];
        version = version[(mark + 2)..];
        return true;
    }

    static bool IsDebian(ReadOnlySpan<byte> directory) =>
        directory.SequenceEqual("usr/share/nodejs"u8) || (directory.StartsWith("usr/lib/"u8) && Last(directory).SequenceEqual("nodejs"u8));

    static ReadOnlySpan<byte> Parent(ReadOnlySpan<byte> path) => path.LastIndexOf((byte)'/') is > 0 and var slash ? path[..slash] : [];

    static ReadOnlySpan<byte> Last(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];
}
