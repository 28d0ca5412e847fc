using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Settling;

/// <summary>Names packages by purl, places each in the layer that brought it, and merges the same package from several files.</summary>
static class PackageSettler
{
    public static IReadOnlyList<InstalledPackage> Settle(IEnumerable<SquashedFile> files, Core.Evidence.OperatingSystem? system, IReadOnlyList<ILayer> layers)
    {
        var merged = new SortedDictionary<string, InstalledPackage>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Evidence.Packages.Count == 0)
                continue;
            var origins = Origins(file);
            foreach (var package in file.Evidence.Packages)
                Merge(merged, package, system, file, layers[origins[KeyOf(package)]]);
        }

        return [.. merged.Values];
    }

    static void Merge(SortedDictionary<string, InstalledPackage> merged, Package package, Core.Evidence.OperatingSystem? system, SquashedFile file, ILayer layer)
    {
        var purl = PurlSettler.Purl(package, system);
        var key = purl.ToString();
        var place = new Place(layer.Id, PlacePath.Of(file.Evidence.Path, package.Inside), layer.Step);
        if (!merged.TryGetValue(key, out var known))
            merged[key] = new InstalledPackage(package, purl, file.Evidence.Reader, [place]);
        else
            merged[key] = known with { Package = Both(known.Package, package), Places = known.Places.Contains(place) ? known.Places : [.. known.Places, place] };
    }

    /// <summary>Two files that speak of one package: what only one of them knows is kept.</summary>
    static Package Both(Package first, Package second) => first with
    {
        IsDevelopment = first.IsDevelopment && second.IsDevelopment,
        IsDirect = first.IsDirect == true || second.IsDirect == true ? true : first.IsDirect ?? second.IsDirect,
        Licences = first.Licences.Count > 0 ? first.Licences : second.Licences,
        Dependencies = first.Dependencies.Count > 0 ? first.Dependencies : second.Dependencies,
        Checksums = first.Checksums.Count > 0 ? first.Checksums : second.Checksums,
        Cpes = first.Cpes.Count > 0 ? first.Cpes : second.Cpes,
        Maintainer = first.Maintainer ?? second.Maintainer,
        Origin = first.Origin ?? second.Origin,
    };

    /// <summary>
    /// For each package of a database the lowest layer since which it has been there without a break: a layer that installs one
    /// package rewrites the whole database, and must not be blamed for the rest.
    /// </summary>
    static Dictionary<(string, string, string?), int> Origins(SquashedFile file)
    {
        var origins = new Dictionary<(string, string, string?), int>();
        foreach (var package in file.Evidence.Packages)
            origins[KeyOf(package)] = file.Layer;
        var open = origins.Keys.ToHashSet();
        for (var below = file.Below; below is not null && open.Count > 0; below = below.Below)
        {
            open.IntersectWith(below.Evidence.Packages.Select(KeyOf));
            foreach (var key in open)
                origins[key] = below.Layer;
        }

        return origins;
    }

    static (string, string, string?) KeyOf(Package package) => (package.Name, package.Version, package.Architecture);
}
