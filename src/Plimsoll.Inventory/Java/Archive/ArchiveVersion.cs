namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Weighs the version in a file's name against those of its manifest, where there is no pom.</summary>
/// <remarks>
/// Repositories and build tools name files by version, while manifests are copied along, or speak of the product around: where both speak the file's name wins,
/// unless a manifest that speaks of this very artifact says the same more exactly (<c>a-1.2.jar</c>, 1.2.3).
/// </remarks>
static class ArchiveVersion
{
    public static (string Version, string Basis) Of(ArchiveName name, bool speaks, Manifest manifest)
    {
        var stated = Stated(manifest, speaks);
        if (name.Version.Length == 0)
            return stated.Length == 0 ? ("", "file name") : (stated, "manifest");
        if (stated.Length == 0)
            return (name.Version, "file name");
        if (stated == name.Version)
            return (name.Version, "file name and manifest");
        var exact = manifest.Version("Implementation-Version"u8);
        if (speaks && exact.StartsWith(name.Version, StringComparison.Ordinal) && IsMoreNumbers(exact.AsSpan(name.Version.Length)))
            return (exact, "manifest and file name");
        return (name.Version, IsSame(stated, name.Version) ? "file name and manifest" : $"file name; its manifest says {stated}");
    }

    public static string Stated(Manifest manifest, bool speaks) => (string[])
    [
        manifest.Version("Implementation-Version"u8),
        manifest.Version("Bundle-Version"u8),
        manifest.Version("Plugin-Version"u8),
        speaks ? manifest.Version("Specification-Version"u8) : "",
    ]
    switch
    {
        [{ Length: > 0 } first, ..] => first,
        [_, { Length: > 0 } second, ..] => second,
        [_, _, { Length: > 0 } third, _] => third,
        var all => all[3],
    };

    static bool IsMoreNumbers(ReadOnlySpan<char> rest) => rest is ['.', >= '0' and <= '9', ..];

    // OSGi wants three numbers, and a dot before the word.
    public static bool IsSame(string stated, string named) => Plain(stated).StartsWith(Plain(named), StringComparison.Ordinal);

    static string Plain(string version) => version.Replace('-', '.').Replace('_', '.');
}
