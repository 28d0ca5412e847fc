using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>Which package's file holds another: a library in a jar, a jar in a jar.</summary>
static class Containment
{
    public static IReadOnlyList<InstalledPackage> Settle(IReadOnlyList<InstalledPackage> packages)
    {
        if (!packages.Any(p => p.Package.Inside is not null))
            return packages;
        var holders = new Dictionary<string, InstalledPackage>(StringComparer.Ordinal);
        foreach (var package in packages)
            foreach (var place in package.Places)
                holders.TryAdd(place.Path, package);
        return [.. packages.Select(p => HolderOf(p, holders) is { } holder ? p with { ContainedIn = holder.Purl.ToString() } : p)];
    }

    static InstalledPackage? HolderOf(InstalledPackage package, Dictionary<string, InstalledPackage> holders)
    {
        for (var path = PlacePath.HolderOf(package.Places[0].Path); path is not null; path = PlacePath.HolderOf(path))
            if (holders.TryGetValue(path, out var holder) && holder != package)
                return holder;
        return null;
    }
}
