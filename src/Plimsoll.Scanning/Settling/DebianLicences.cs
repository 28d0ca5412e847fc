using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Debian.Copyright;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Settling;

/// <summary>Gives Debian's packages the licences that their copyright files name. What became part of a package is no observation of its own any more.</summary>
/// <remarks>Debian policy 12.3 and 12.5: <c>usr/share/doc/PACKAGE</c> may be a link to the directory of another package of the same source.</remarks>
sealed class DebianLicences
{
    readonly Dictionary<string, string[]> licences = new(StringComparer.Ordinal);
    readonly HashSet<string> used = new(StringComparer.Ordinal);
    readonly LinkResolver resolver;

    DebianLicences(IEnumerable<Observation> observations, LinkResolver resolver)
    {
        this.resolver = resolver;
        foreach (var observation in observations)
            if (IsCopyright(observation) && observation.Facts.TryGetValue(CopyrightCataloguer.Licences, out var found))
                licences[observation.Subject] = found.Split('\n');
    }

    /// <returns>The packages with their licences, and the observations that are left.</returns>
    public static (IReadOnlyList<InstalledPackage> Packages, IReadOnlyList<Observation> Observations) Settle(
        IReadOnlyList<InstalledPackage> packages, IReadOnlyList<Observation> observations, IReadOnlyDictionary<string, Link> links, int maxLinkHops)
    {
        var settler = new DebianLicences(observations, new LinkResolver(links, maxLinkHops));
        if (settler.licences.Count == 0)
            return (packages, observations);
        return ([.. packages.Select(settler.WithLicences)], [.. observations.Where(o => !(IsCopyright(o) && settler.used.Contains(o.Subject)))]);
    }

    static bool IsCopyright(Observation observation) => observation.Reader == CopyrightCataloguer.Name;

    InstalledPackage WithLicences(InstalledPackage installed)
    {
        var package = installed.Package;
        if (package.Type != PackageType.Deb || package.Licences.Count > 0)
            return installed;
        var path = $"usr/share/doc/{package.Name}/copyright";
        if (!licences.TryGetValue(path, out var found))
        {
            path = resolver.Resolve(path);
            if (path is null || !licences.TryGetValue(path, out found))
                return installed;
        }

        used.Add(path);
        return installed with { Package = package with { Licences = found } };
    }
}
