using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Reports.Json.Saved;

static class SavedPackage
{
    public static InstalledPackage Of(SavedElement saved)
    {
        var (name, version) = (saved.Text("name"), saved.Text("version"));
        var source = saved.Part("source");
        var (sourceName, sourceVersion) = (source?.Optional("name"), source?.Optional("version"));
        var (origin, vendor) = (saved.Optional("origin"), saved.Optional("vendor"));
        var package = new Package
        {
            Type = PackageTypes.Of(saved.Text("type")) ?? throw saved.Wrong("type", "a type of package that this version knows"),
            Name = name,
            Version = version,
            Architecture = saved.Optional("architecture"),
            SourceName = sourceName == name ? null : sourceName,
            SourceVersion = sourceVersion == version ? null : sourceVersion,
            Licences = saved.Texts("licences"),
            // The vendor stands for the origin where nothing else is known of it.
            Origin = origin == vendor ? null : origin,
            Vendor = vendor,
            Maintainer = saved.Optional("maintainer"),
            Module = saved.Optional("module"),
            IsDirect = saved.Truth("direct"),
            IsDevelopment = saved.Truth("development") == true,
            Basis = saved.Optional("basis"),
            Checksums = saved.Texts("checksums"),
            Cpes = saved.Texts("cpes"),
        };
        return new InstalledPackage(package, Purl(saved, "purl"), saved.Text("foundBy"),
            [.. saved.List("places").Select(p => new Place(SavedResult.Digest(p, "layer"), p.Text("path"), p.Optional("step")))])
        {
            OwnedBy = saved.Optional("ownedBy"),
            IsOfDistribution = saved.Truth("ofDistribution") == true,
            IsOfBase = saved.Truth("ofBase"),
            ContainedIn = saved.Optional("containedIn"),
            DependsOn = saved.Texts("dependsOn"),
        };
    }

    public static PackageUrl Purl(SavedElement saved, string name) =>
        PackageUrl.TryParse(saved.Text(name), out var purl) ? purl : throw saved.Wrong(name, "a package URL");
}
