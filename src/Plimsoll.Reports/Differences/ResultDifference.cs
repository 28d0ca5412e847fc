using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Differences;

/// <summary>What came and went between two results: of two images, or of one image at two times.</summary>
/// <remarks>
/// A package is the same by type, name and architecture; one of them before and one after is a change of version. A finding is the same by its id and its package, whatever
/// the version: a vulnerability that an upgrade did not end has neither gone nor come. Findings that do not count (waived, fixed, not affected) are not there.
/// </remarks>
public sealed class ResultDifference
{
    ResultDifference(ScanResult before, ScanResult after)
    {
        (Before, After) = (before, after);
        Packages = Changes(before.Evidence.Packages, after.Evidence.Packages);
        Came = Beyond(after.Findings, before.Findings);
        Gone = Beyond(before.Findings, after.Findings);
    }

    public ScanResult Before { get; }

    public ScanResult After { get; }

    /// <summary>By type, name and architecture.</summary>
    public IReadOnlyList<PackageChange> Packages { get; }

    /// <summary>Worst first.</summary>
    public IReadOnlyList<Finding> Came { get; }

    /// <summary>Worst first.</summary>
    public IReadOnlyList<Finding> Gone { get; }

    public bool IsEmpty => Packages.Count + Came.Count + Gone.Count == 0;

    public static ResultDifference Of(ScanResult before, ScanResult after) => new(before, after);

    static List<PackageChange> Changes(IReadOnlyList<InstalledPackage> before, IReadOnlyList<InstalledPackage> after)
    {
        var (old, now) = (ByKey(before), ByKey(after));
        List<PackageChange> changes = [];
        foreach (var key in old.Keys.Union(now.Keys).Order())
            changes.AddRange(Changes(old.GetValueOrDefault(key) ?? [], now.GetValueOrDefault(key) ?? []));
        return changes;
    }

    static IEnumerable<PackageChange> Changes(List<InstalledPackage> before, List<InstalledPackage> after)
    {
        var gone = before.FindAll(b => !after.Exists(a => a.Package.Version == b.Package.Version));
        var came = after.FindAll(a => !before.Exists(b => b.Package.Version == a.Package.Version));
        return gone.Count == 1 && came.Count == 1
            ? [new PackageChange(gone[0], came[0])]
            : [.. gone.Select(g => new PackageChange(g, null)), .. came.Select(c => new PackageChange(null, c))];
    }

    static Dictionary<(PackageType, string, string), List<InstalledPackage>> ByKey(IReadOnlyList<InstalledPackage> packages)
    {
        var byKey = new Dictionary<(PackageType, string, string), List<InstalledPackage>>();
        foreach (var package in packages)
            if (byKey.TryGetValue(KeyOf(package), out var list))
                list.Add(package);
            else
                byKey[KeyOf(package)] = [package];
        return byKey;
    }

    static List<Finding> Beyond(IReadOnlyList<Finding> findings, IReadOnlyList<Finding> others)
    {
        var there = others.Where(f => f.Counts).Select(KeyOf).ToHashSet();
        return [.. findings.Where(f => f.Counts && !there.Contains(KeyOf(f))).DistinctBy(KeyOf)];
    }

    static (string, (PackageType, string, string)?) KeyOf(Finding finding) => (finding.Id, finding.Package is { } package ? KeyOf(package) : null);

    static (PackageType, string, string) KeyOf(InstalledPackage package) => (package.Package.Type, package.Package.Name, package.Package.Architecture ?? "");
}
