using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>Turns what packages say they need into edges between the packages of the subject.</summary>
sealed class DependencySettler
{
    readonly Dictionary<(PackageType, string), List<InstalledPackage>> named = [];

    public static IReadOnlyList<InstalledPackage> Settle(IReadOnlyList<InstalledPackage> packages)
    {
        if (!packages.Any(p => p.Package.Dependencies.Count > 0))
            return packages;
        var settler = new DependencySettler();
        foreach (var package in packages)
            settler.Add(package);
        return [.. packages.Select(settler.WithEdges)];
    }

    void Add(InstalledPackage package)
    {
        var key = KeyOf(package.Package.Type, package.Package.Name);
        if (!named.TryGetValue(key, out var list))
            named[key] = list = [];
        list.Add(package);
    }

    InstalledPackage WithEdges(InstalledPackage package)
    {
        if (package.Package.Dependencies.Count == 0)
            return package;
        var edges = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var dependency in package.Package.Dependencies)
            if (Meant(package, dependency) is { } other && other != package)
                edges.Add(other.Purl.ToString());
        return edges.Count == 0 ? package : package with { DependsOn = [.. edges] };
    }

    /// <summary>
    /// The package that is meant: of the exact version where one is told, else the nearest. Nearest is how Node looks for modules, from the own directory
    /// upwards, and keeps projects of one image apart.
    /// </summary>
    InstalledPackage? Meant(InstalledPackage from, Dependency dependency)
    {
        if (!named.TryGetValue(KeyOf(from.Package.Type, dependency.Name), out var candidates))
            return null;
        if (dependency.Version is { } version)
            return candidates.Find(c => c.Package.Version == version);
        return candidates.Count == 1 ? candidates[0] : candidates.MaxBy(c => Nearness(from, c));
    }

    static (int Common, int Depth) Nearness(InstalledPackage from, InstalledPackage to)
    {
        var best = (Common: -1, Depth: int.MinValue);
        foreach (var place in from.Places)
            foreach (var other in to.Places)
                if ((Common(place.Path, other.Path), -other.Path.Count(c => c == '/')) is var near && near.CompareTo(best) > 0)
                    best = near;
        return best;
    }

    /// <summary>How many directories two paths have in common.</summary>
    static int Common(string a, string b)
    {
        var common = 0;
        for (var i = 0; i < a.Length && i < b.Length && a[i] == b[i]; i++)
            if (a[i] == '/')
                common++;
        return common;
    }

    // PyPI's names are the ones that packages spell freely.
    static (PackageType, string) KeyOf(PackageType type, string name) =>
        (type, type == PackageType.PyPi ? name.ToLowerInvariant().Replace('_', '-').Replace('.', '-') : name);
}
