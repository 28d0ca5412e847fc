using Plimsoll.Bills.Dialects;
using Plimsoll.Bills.Packages;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Bills;

/// <summary>From entries of a bill to packages: by what Plimsoll wrote, else by purl with what other tools write beside it.</summary>
static class BillPackages
{
    /// <param name="unnamed">Takes the entries that no purl names by a type that is known: nothing judges them. Null leaves them out.</param>
    public static IEnumerable<(BillItem Item, InstalledPackage Installed)> Of(Bill bill, List<string>? unnamed)
    {
        foreach (var item in bill.Items)
            if (item.Kind == BillKind.Package && !TrivyDialect.IsGroup(item) && (OwnDialect.Installed(item) ?? Named(item) ?? (unnamed is null ? null : Unnamed(item, unnamed))) is { } installed)
                yield return (item, installed);
    }

    static InstalledPackage? Named(BillItem item)
    {
        if (!PackageUrl.TryParse(item.Purl, out var purl))
            return null;
        var package = PurlPackage.Of(purl);
        if (package.Type == PackageType.Generic && purl.Type != "generic")
            return null;
        package = package with { Version = package.Version.Length > 0 ? package.Version : item.Version ?? "" };
        return Installed(SyftDialect.Refine(TrivyDialect.Refine(package, item), item), purl, item);
    }

    static InstalledPackage? Unnamed(BillItem item, List<string> unnamed)
    {
        var name = item.FullName.Length > 0 ? item.FullName : item.Purl!;
        var package = new Package { Type = PackageType.Generic, Name = name, Version = item.Version ?? "" };
        unnamed.Add($"{name} {item.Version}".TrimEnd());
        if (!PackageUrl.TryParse(item.Purl, out var purl))
            purl = new PackageUrl(PackageType.Generic.PurlName(), null, name, item.Version);
        return Installed(SyftDialect.Refine(package, item), purl, item);
    }

    static InstalledPackage Installed(Package package, PackageUrl purl, BillItem item) => new(
        package with { Licences = item.Licences, Checksums = item.Checksums, Cpes = [.. item.Cpes.Concat(package.Cpes).Distinct(StringComparer.Ordinal)], Vendor = item.Supplier, Maintainer = item.Maintainer },
        purl,
        SyftDialect.FoundBy(item) ?? "sbom",
        Places(item));

    static IReadOnlyList<Place> Places(BillItem item)
    {
        if (TrivyDialect.Place(item) is { } one)
            return [one];
        List<Place> places = [.. SyftDialect.Places(item)];
        return places.Count > 0 ? places : [.. item.Locations.Select(l => new Place(null, l.TrimStart('/')))];
    }
}
