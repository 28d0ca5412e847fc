using Plimsoll.Core.Evidence;

namespace Plimsoll.Policy.Vex;

/// <summary>What packages are there for: who contains them, owns them or needs them.</summary>
sealed class PackageParents
{
    readonly Dictionary<string, List<InstalledPackage>> parents = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<InstalledPackage>> programs = new(StringComparer.Ordinal);

    public PackageParents(IReadOnlyList<InstalledPackage> packages)
    {
        var byPurl = packages.GroupBy(p => p.Purl.ToString(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var package in packages)
        {
            foreach (var holder in (string?[])[package.ContainedIn, package.OwnedBy])
                if (holder is not null && byPurl.TryGetValue(holder, out var parent))
                    Add(parents, package.Purl.ToString(), parent);
            foreach (var needed in package.DependsOn)
                Add(parents, needed, package);
            if (IsOfProgram(package))
                foreach (var place in package.Places)
                    Add(programs, place.Path, package);
        }
    }

    /// <summary>Whether nothing in the subject leads to a package but by way of a product: what else needs it is not spoken of.</summary>
    public bool IsOnlyThrough(InstalledPackage package, Func<InstalledPackage, bool> isProduct)
    {
        if (IsOfProgram(package) && package.Places.Count > 0 && package.Places.All(p => programs[p.Path].Exists(o => isProduct(o))))
            return true;
        var seen = new HashSet<string>(StringComparer.Ordinal) { package.Purl.ToString() };
        var open = new Queue<string>(seen);
        var meets = false;
        while (open.TryDequeue(out var purl))
        {
            if (!parents.TryGetValue(purl, out var above))
                return false;
            foreach (var parent in above)
                if (isProduct(parent))
                    meets = true;
                else if (seen.Add(parent.Purl.ToString()))
                    open.Enqueue(parent.Purl.ToString());
        }

        return meets;
    }

    // A program that was linked of modules lists them all, itself among them, in its one file.
    static bool IsOfProgram(InstalledPackage package) => package.Package.Type is PackageType.Golang or PackageType.Cargo;

    static void Add(Dictionary<string, List<InstalledPackage>> lists, string key, InstalledPackage package)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(package);
    }
}
