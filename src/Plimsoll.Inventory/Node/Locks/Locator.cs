namespace Plimsoll.Inventory.Node.Locks;

/// <summary><c>name@rest</c>, where a scoped name has an at sign of its own.</summary>
static class Locator
{
    public static bool TrySplit(string text, out string name, out string rest)
    {
        var at = text.Length < 2 ? -1 : text.IndexOf('@', 1);
        (name, rest) = at < 0 ? ("", "") : (text[..at], text[(at + 1)..]);
        return at >= 0;
    }

    /// <summary>The package that a range of another name stands for: <c>npm:other@1</c>, <c>npm:@scope/other@^1</c>.</summary>
    public static string? Alias(string range) =>
        range.StartsWith("npm:", StringComparison.Ordinal) && TrySplit(range["npm:".Length..], out var name, out _) ? name : null;

    /// <summary>Whether a path is that of a packed package, and not of a directory.</summary>
    public static bool IsArchive(string path) => path.EndsWith(".tgz", StringComparison.Ordinal) || path.EndsWith(".tar.gz", StringComparison.Ordinal) || path.EndsWith(".tar", StringComparison.Ordinal);
}
