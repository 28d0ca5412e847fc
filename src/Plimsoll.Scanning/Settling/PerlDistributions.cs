using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Perl.LocalLib;

namespace Plimsoll.Scanning.Settling;

/// <summary>
/// Joins the traces that one installation of a CPAN distribution leaves: licences, authors and needs stand in a file beside the package's, needs name modules, and a list of files
/// without a version is no package of its own where another trace knows the version.
/// </summary>
sealed class PerlDistributions
{
    readonly FolderFacts folders;
    readonly Dictionary<string, string> providers = new(StringComparer.Ordinal);

    PerlDistributions(IReadOnlyList<InstalledPackage> packages, FolderFacts folders)
    {
        this.folders = folders;
        foreach (var package in packages.Where(p => p.Package is { Type: PackageType.Cpan, Version.Length: > 0 }))
        {
            providers.TryAdd(Module(package.Package.Name), package.Package.Name);
            if (folders.Of(package) is var (_, facts))
                foreach (var module in FolderFacts.Lines(facts, LocalLibCataloguer.Provides))
                    providers.TryAdd(module, package.Package.Name);
        }
    }

    public static (IReadOnlyList<InstalledPackage> Packages, IReadOnlyList<Observation> Observations) Settle(IReadOnlyList<InstalledPackage> packages, IReadOnlyList<Observation> observations)
    {
        if (!packages.Any(p => p.Package.Type == PackageType.Cpan))
            return (packages, observations);
        var settler = new PerlDistributions(packages, new FolderFacts(observations, LocalLibCataloguer.Name, o => FolderFacts.Parent(o.Subject)));
        return ([.. packages.Where(settler.IsNews).Select(settler.Complete)], [.. observations.Where(o => o.Reader != LocalLibCataloguer.Name)]);
    }

    static string Module(string distribution) => distribution.Replace("-", "::", StringComparison.Ordinal);

    bool IsNews(InstalledPackage package) => package.Package is not { Type: PackageType.Cpan, Version.Length: 0 } || !providers.ContainsKey(Module(package.Package.Name));

    InstalledPackage Complete(InstalledPackage installed)
    {
        var package = installed.Package;
        if (package.Type != PackageType.Cpan || folders.Of(installed) is not var (_, facts))
            return installed;
        return installed with
        {
            Package = package with
            {
                Licences = package.Licences.Count > 0 ? package.Licences : FolderFacts.Lines(facts, LocalLibCataloguer.Licences),
                Maintainer = facts.GetValueOrDefault(LocalLibCataloguer.Author) ?? package.Maintainer,
                Dependencies = package.Dependencies.Count > 0 ? package.Dependencies : [.. Needs(package, facts)],
            },
        };
    }

    IEnumerable<Dependency> Needs(Package package, Dictionary<string, string> facts) =>
        FolderFacts.Lines(facts, LocalLibCataloguer.Modules).Select(m => providers.GetValueOrDefault(m)).OfType<string>().Where(d => d != package.Name).Distinct().Select(d => new Dependency(d));
}
