using Plimsoll.Core.Evidence;
using Plimsoll.Core.Licences;
using Plimsoll.Inventory.Licence.Text;

namespace Plimsoll.Scanning.Settling;

/// <summary>
/// Gives packages that do not say under which licence they stand those whose texts lie in their directories. What became part of a package is no observation of its own any more.
/// </summary>
sealed class LicenceTexts
{
    readonly Dictionary<string, List<Observation>> byDirectory = new(StringComparer.Ordinal);
    readonly HashSet<Observation> used = [];

    LicenceTexts(IEnumerable<Observation> observations)
    {
        foreach (var observation in observations)
            if (observation.Reader == TextCataloguer.Name && TextPlaces.DirectoryOf(observation.Subject) is { } directory)
            {
                if (!byDirectory.TryGetValue(directory, out var texts))
                    byDirectory[directory] = texts = [];
                texts.Add(observation);
            }
    }

    /// <returns>The packages with their licences, and the observations that are left: texts in directories of no package.</returns>
    public static (IReadOnlyList<InstalledPackage> Packages, IReadOnlyList<Observation> Observations) Settle(IReadOnlyList<InstalledPackage> packages, IReadOnlyList<Observation> observations)
    {
        var settler = new LicenceTexts(observations);
        if (settler.byDirectory.Count == 0)
            return (packages, observations);
        IReadOnlyList<InstalledPackage> settled = [.. packages.Select(settler.WithLicences)];
        return (settled, [.. observations.Where(o => !settler.used.Contains(o))]);
    }

    InstalledPackage WithLicences(InstalledPackage installed)
    {
        var texts = Directories(installed).Distinct(StringComparer.Ordinal).SelectMany(d => byDirectory.GetValueOrDefault(d, [])).ToList();

        // What a package declares counts, and its texts say no more.
        used.UnionWith(texts);
        if (texts.Count == 0 || !installed.Package.Licences.All(Points))
            return installed;
        var named = texts.Where(t => installed.Package.Licences.Any(l => l.EndsWith(' ' + Path.GetFileName(t.Subject), StringComparison.OrdinalIgnoreCase))).ToList();
        return installed with { Package = installed.Package with { Licences = [.. Said(named.Count > 0 ? named : texts)] } };
    }

    /// <summary>Each file's licences hold together; of two files with a licence each, as Rust's and npm's packages have them, the package does not say that one may choose.</summary>
    static IEnumerable<string> Said(List<Observation> texts) =>
        texts.SelectMany(t => t.Facts.TryGetValue(TextCataloguer.Licences, out var found) ? found.Split('\n') : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>npm's "SEE LICENSE IN FILE", and words that say nothing at all.</summary>
    static bool Points(string licence) =>
        licence.StartsWith("SEE LICEN", StringComparison.OrdinalIgnoreCase) || PackageLicences.Of([licence]).Fields.Count == 0 || licence.Equals("LICENSE", StringComparison.OrdinalIgnoreCase);

    static IEnumerable<string> Directories(InstalledPackage installed) => installed.Package.Type switch
    {
        PackageType.Npm or PackageType.PyPi => installed.Places.Select(p => Parent(PlacePath.FileOf(p.Path))),
        PackageType.Gem => PackageDirectories.Of(installed),
        PackageType.Composer => installed.Places.Where(p => p.Path.EndsWith("vendor/composer/installed.json", StringComparison.Ordinal))
            .Select(p => $"{Parent(Parent(p.Path))}/{installed.Package.Name}"),
        _ => [],
    };

    static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
