namespace Plimsoll.Inventory.Php.WordPress;

/// <summary>What a path in a WordPress is, and the name by which the directory of plugins and themes knows it.</summary>
static class WordPressPlaces
{
    public static bool IsCore(ReadOnlySpan<byte> path) => Tail(path, "wp-includes/"u8).SequenceEqual("version.php"u8);

    /// <summary><c>plugins/NAME/any.php</c>, or one that is a single file: <c>plugins/NAME.php</c>. Both may lie in <c>mu-plugins</c> too.</summary>
    public static ReadOnlySpan<byte> Plugin(ReadOnlySpan<byte> path)
    {
        var tail = Tail(path, "wp-content/plugins/"u8);
        tail = tail.IsEmpty ? Tail(path, "wp-content/mu-plugins/"u8) : tail;
        if (!tail.EndsWith(".php"u8))
            return [];
        var slash = tail.IndexOf((byte)'/');
        return slash < 0 ? tail[..^4] : tail[(slash + 1)..].Contains((byte)'/') ? [] : tail[..slash];
    }

    /// <summary><c>themes/NAME/style.css</c>.</summary>
    public static ReadOnlySpan<byte> Theme(ReadOnlySpan<byte> path)
    {
        var tail = Tail(path, "wp-content/themes/"u8);
        var slash = tail.IndexOf((byte)'/');
        return slash > 0 && tail[(slash + 1)..].SequenceEqual("style.css"u8) ? tail[..slash] : [];
    }

    // What follows the last such directory.
    static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> path, ReadOnlySpan<byte> directory)
    {
        var at = path.LastIndexOf(directory);
        return at < 0 || (at > 0 && path[at - 1] != '/') ? [] : path[(at + directory.Length)..];
    }
}
