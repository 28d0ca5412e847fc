namespace Plimsoll.Scanning.Layers;

/// <summary>The names that a file has on systems whose <c>/bin</c>, <c>/sbin</c> and <c>/lib</c> became links into <c>/usr</c>: databases of packages go on with the old ones.</summary>
static class PathAliases
{
    const string Usr = "usr/";

    static readonly string[] Merged = ["bin/", "sbin/", "lib/", "lib32/", "lib64/", "libx32/"];

    public static IEnumerable<string> Of(string path)
    {
        yield return path;
        var isBelowUsr = path.StartsWith(Usr, StringComparison.Ordinal);
        var rest = isBelowUsr ? path[Usr.Length..] : path;
        if (Array.Exists(Merged, m => rest.StartsWith(m, StringComparison.Ordinal)))
            yield return isBelowUsr ? rest : Usr + rest;
    }
}
