using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>Directories that are a package's alone: what lies in them came with it, though no list says so.</summary>
static class PackageDirectories
{
    public static IEnumerable<string> Of(InstalledPackage package) => package.Package.Type switch
    {
        PackageType.Npm => package.Places.Where(p => p.Path.EndsWith("/package.json", StringComparison.Ordinal)).Select(p => Parent(p.Path)),
        PackageType.Gem => package.Places.Where(p => p.Path.EndsWith(".gemspec", StringComparison.Ordinal)).SelectMany(p => Gem(p.Path)),
        PackageType.Bitnami => package.Places.Select(p => Parent(p.Path)),
        _ => [],
    };

    /// <summary>Whether a path lies in one of the directories.</summary>
    public static bool Hold(HashSet<string> directories, string path)
    {
        var lookup = directories.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            if (lookup.Contains(path.AsSpan(0, slash)))
                return true;
        return false;
    }

    // HOME/specifications/NAME-VERSION.gemspec speaks of HOME/gems/NAME-VERSION, and its native parts lie in HOME/extensions/PLATFORM/ABI/NAME-VERSION.
    static IEnumerable<string> Gem(string path)
    {
        const string specifications = "specifications/";
        var at = path.LastIndexOf(specifications, StringComparison.Ordinal);
        if (at < 0)
            yield break;
        yield return $"{path[..at]}gems/{Path.GetFileNameWithoutExtension(path)}";
        yield return $"{path[..at]}extensions";
    }

    static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
