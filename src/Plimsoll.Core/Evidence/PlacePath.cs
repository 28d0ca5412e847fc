namespace Plimsoll.Core.Evidence;

/// <summary>Paths of what lies in a file that holds others: <c>app.jar!/BOOT-INF/lib/a.jar</c>.</summary>
public static class PlacePath
{
    const string Mark = "!/";

    /// <param name="file">The file on disk.</param>
    /// <param name="inside">Where in it; null for the file itself.</param>
    public static string Of(string file, string? inside) => inside is null ? file : file + Mark + inside;

    /// <summary>The file on disk.</summary>
    public static string FileOf(string path) => path.IndexOf(Mark, StringComparison.Ordinal) is > 0 and var at ? path[..at] : path;

    /// <summary>What holds this, itself perhaps held by another; null for a file on disk.</summary>
    public static string? HolderOf(string path) => path.LastIndexOf(Mark, StringComparison.Ordinal) is > 0 and var at ? path[..at] : null;
}
