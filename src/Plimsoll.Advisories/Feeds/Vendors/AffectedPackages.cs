using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.Vendors;

/// <summary>The affected packages of one advisory: what is said once for each architecture is said once with all of them.</summary>
sealed class AffectedPackages
{
    readonly Dictionary<Key, SortedSet<string>?> architectures = [];
    readonly List<(Key Key, AffectedPackage Package)> packages = [];

    public void Add(AffectedPackage package)
    {
        var key = new Key(package.Ecosystem, package.Package, package.Module, Shape(package));
        if (!architectures.TryGetValue(key, out var known))
        {
            packages.Add((key, package));
            architectures.Add(key, package.Architectures.Count == 0 ? null : new SortedSet<string>(package.Architectures, StringComparer.Ordinal));
        }
        else if (package.Architectures.Count == 0)
        {
            architectures[key] = null;
        }
        else
        {
            known?.UnionWith(package.Architectures);
        }
    }

    /// <summary>Sorted by ecosystem, package, module and what is said.</summary>
    public IReadOnlyList<AffectedPackage> ToList() =>
    [
        .. packages
            .OrderBy(entry => entry.Key.Ecosystem, StringComparer.Ordinal).ThenBy(entry => entry.Key.Package, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Module, StringComparer.Ordinal).ThenBy(entry => entry.Key.Shape, StringComparer.Ordinal)
            .Select(entry => entry.Package with { Architectures = architectures[entry.Key] is { } limited ? [.. limited] : [] }),
    ];

    static string Shape(AffectedPackage package) =>
        $"{package.Status} {package.VendorState} {package.Severity} " + string.Join(' ', package.Versions) + string.Concat(package.Ranges.Select(range => range.ToString()));

    readonly record struct Key(string Ecosystem, string Package, string? Module, string Shape);
}
