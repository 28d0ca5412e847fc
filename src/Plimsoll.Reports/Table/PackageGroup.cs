using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Table;

/// <summary>The findings of all packages made from one source at one version: one upgrade mends them.</summary>
sealed record PackageGroup(string Name, string Installed, IReadOnlyList<Finding> Findings)
{
    public Severity Worst { get; } = Findings.Max(f => f.Severity);

    /// <summary>Distinct vulnerabilities, worst first.</summary>
    public IReadOnlyList<Finding> Vulnerabilities { get; } = [.. Findings.DistinctBy(f => f.Id)];

    /// <summary>Findings of no package are in no group.</summary>
    public static IEnumerable<PackageGroup> Of(IEnumerable<Finding> findings) => findings
        .Where(f => f.Package is not null)
        .GroupBy(f => (Name: f.Rule == "source-package" ? f.Package!.Package.SourceNameOrName : f.Package!.Package.Name, f.Installed, f.Package!.Package.Type, f.Package.IsOfBase))
        .Select(g => new PackageGroup(g.Key.Name, g.Key.Installed, [.. g]))
        .OrderByDescending(g => g.Worst)
        .ThenByDescending(g => g.Vulnerabilities.Count(v => v.Severity == g.Worst))
        .ThenBy(g => g.Name, StringComparer.Ordinal)
        .ThenBy(g => g.Installed, StringComparer.Ordinal);

    /// <summary>The one upgrade that fixes most, and how many it fixes.</summary>
    public (string Version, int Fixes)? Upgrade
    {
        get
        {
            var ends = Vulnerabilities.Where(v => v.IsFixable).ToList();
            return ends.Count > 0 && ends[0].Upgrade is { } version ? (version, ends.Count) : null;
        }
    }
}
