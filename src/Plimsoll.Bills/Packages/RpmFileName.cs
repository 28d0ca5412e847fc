namespace Plimsoll.Bills.Packages;

/// <summary>The file name of a source rpm, <c>name-version-release.src.rpm</c>.</summary>
static class RpmFileName
{
    static readonly string[] Suffixes = [".nosrc.rpm", ".src.rpm"];

    /// <returns>Null where the name is not of that form.</returns>
    public static (string Name, string Version)? Split(string file)
    {
        if (Array.Find(Suffixes, s => file.EndsWith(s, StringComparison.Ordinal)) is not { } suffix)
            return null;
        var stem = file[..^suffix.Length];
        var release = stem.LastIndexOf('-');
        var version = release > 0 ? stem.LastIndexOf('-', release - 1) : -1;
        return version > 0 ? (stem[..version], stem[(version + 1)..]) : null;
    }
}
