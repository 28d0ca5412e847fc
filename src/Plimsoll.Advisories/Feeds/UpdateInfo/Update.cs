using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.UpdateInfo;

readonly record struct UpdatePackage(string? Name, string? Epoch, string? Version, string? Release, string? Architecture);

/// <summary>One notice as published: the CVEs it fixes and the builds that fix them.</summary>
sealed class Update
{
    public string Id { get; set; } = "";

    public string? Severity { get; set; }

    public string? Issued { get; set; }

    public string? Updated { get; set; }

    public List<string> Cves { get; } = [];

    public List<UpdatePackage> Packages { get; } = [];

    public Advisory? ToAdvisory(out string problem)
    {
        var affected = new AffectedPackages();
        problem = Id.Length == 0 ? "it has no id"
            : AmazonRelease.Of(Id) is not { } ecosystem ? "it is no notice of Amazon Linux"
            : Packages.Count == 0 ? "it names no packages"
            : Packages.Exists(p => !Add(p, ecosystem, affected)) ? "it names a package without a name or version"
            : "";
        return problem.Length > 0 ? null : new Advisory
        {
            Id = Id,
            Aliases = [.. Cves.Where(Identifiers.IsCve).Distinct().Order(StringComparer.Ordinal)],
            Affected = affected.ToList(),
            Severity = SeverityWords.Of(Severity),
            Published = Identifiers.Day(Issued),
            Modified = Identifiers.Day(Updated) ?? Identifiers.Day(Issued),
        };
    }

    // Source packages are never installed.
    static bool Add(UpdatePackage package, string ecosystem, AffectedPackages affected)
    {
        if (package is not { Name: { Length: > 0 } name, Version: { Length: > 0 } version })
            return false;
        if (package.Architecture != "src")
            affected.Add(new AffectedPackage
            {
                Ecosystem = ecosystem,
                Package = name,
                Ranges = [new VersionRange(null, Evr.Join(package.Epoch, version, package.Release))],
                Architectures = package.Architecture is { Length: > 0 } architecture ? [architecture] : [],
            });
        return true;
    }
}
