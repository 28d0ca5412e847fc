using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Python.Provenance;

namespace Plimsoll.Scanning.Settling;

/// <summary>
/// Gives Python's packages what stands beside their metadata: the address that they came from, whether somebody asked for them, what an egg needs. What became part of a
/// package is no observation of its own any more.
/// </summary>
static class PythonProvenance
{
    // Of these it is known that they mark what was asked for.
    static readonly string[] Markers = ["pip", "uv"];

    public static (IReadOnlyList<InstalledPackage> Packages, IReadOnlyList<Observation> Observations) Settle(IReadOnlyList<InstalledPackage> packages, IReadOnlyList<Observation> observations)
    {
        var folders = new FolderFacts(observations, ProvenanceCataloguer.Name, o => o.Subject);
        if (folders.IsEmpty)
            return (packages, observations);

        // An installer that marked one package of a directory would have marked the others.
        var marked = folders.All.Where(f => f.Value.ContainsKey(ProvenanceCataloguer.Requested)).Select(f => FolderFacts.Parent(f.Key)).ToHashSet(StringComparer.Ordinal);
        List<InstalledPackage> settled = [.. packages.Select(p => p.Package.Type == PackageType.PyPi && folders.Of(p) is var (folder, facts) ? p with { Package = With(p.Package, facts, marked.Contains(FolderFacts.Parent(folder))) } : p)];
        return (settled, [.. observations.Where(o => o.Reader != ProvenanceCataloguer.Name)]);
    }

    static Package With(Package package, Dictionary<string, string> facts, bool isMarked) => package with
    {
        Origin = facts.GetValueOrDefault(ProvenanceCataloguer.Vcs) ?? facts.GetValueOrDefault(ProvenanceCataloguer.Url) ?? package.Origin,
        Checksums = package.Checksums.Count > 0 ? package.Checksums : FolderFacts.Lines(facts, ProvenanceCataloguer.Checksums),
        Dependencies = package.Dependencies.Count > 0 ? package.Dependencies : [.. FolderFacts.Lines(facts, ProvenanceCataloguer.Requires).Select(name => new Dependency(name))],
        IsDirect = package.IsDirect ?? (isMarked && Markers.Contains(facts.GetValueOrDefault(ProvenanceCataloguer.Installer)) ? facts.ContainsKey(ProvenanceCataloguer.Requested) : null),
    };
}
