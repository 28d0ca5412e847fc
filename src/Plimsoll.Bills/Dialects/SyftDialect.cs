using Plimsoll.Bills.Packages;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Bills.Dialects;

/// <summary>What Syft writes beside a purl, as properties <c>syft:…</c>.</summary>
static class SyftDialect
{
    const int MaxPlaces = 1000;

    /// <summary>The source package has another name in the metadata of each kind of package.</summary>
    public static Package Refine(Package package, BillItem item)
    {
        var version = item.Fact("syft:metadata:sourceVersion");
        if (item.Fact("syft:metadata:sourceRpm") is { } rpm)
            package = PurlPackage.WithUpstream(package, rpm, package.Version.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? package.Version[..(colon + 1)] : "");
        else if ((item.Fact("syft:metadata:source") ?? item.Fact("syft:metadata:originPackage") ?? item.Fact("syft:metadata:basePackage")) is { } source)
            package = PurlPackage.WithSource(package, source, version);
        return package with
        {
            Module = item.Fact("syft:metadata:modularityLabel") ?? package.Module,
            Architecture = package.Architecture ?? item.Fact("syft:metadata:architecture"),
            Cpes = [.. package.Cpes.Concat(item.Facts.Where(f => f.Key == "syft:cpe23").Select(f => f.Value)).Distinct(StringComparer.Ordinal)],
        };
    }

    public static string? FoundBy(BillItem item) => item.Fact("syft:package:foundBy");

    public static IEnumerable<Place> Places(BillItem item)
    {
        for (var i = 0; i < MaxPlaces && item.Fact($"syft:location:{i}:path") is { } path; i++)
            yield return new Place(Digest.TryParse(item.Fact($"syft:location:{i}:layerID"), out var layer) ? layer : null, path.TrimStart('/'));
    }
}
