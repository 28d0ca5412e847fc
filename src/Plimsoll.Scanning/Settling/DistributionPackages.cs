using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>Whether a system package comes from the distribution itself: what a third party packs, no distribution's advisories speak of.</summary>
static class DistributionPackages
{
    // The hierarchy standard gives these to the administrator and to add-on software.
    static readonly string[] ForeignPlaces = ["opt/", "usr/local/", "srv/", "home/", "root/"];

    // How repositories beside Debian's and Ubuntu's mark their builds.
    static readonly string[] ForeignVersions = ["nodesource", "pgdg", "~ppa", "ppa~", "deb.sury"];

    public static bool Includes(InstalledPackage owner, string path, Core.Evidence.OperatingSystem? system)
    {
        var package = owner.Package;
        if (Array.Exists(ForeignPlaces, p => path.StartsWith(p, StringComparison.Ordinal)) || Array.Exists(ForeignVersions, v => package.Version.Contains(v, StringComparison.Ordinal)))
            return false;
        return package.Type != PackageType.Rpm || package.Vendor is not { } vendor || VendorOf(system?.Id) is not { } own || vendor.Contains(own, StringComparison.OrdinalIgnoreCase);
    }

    static string? VendorOf(string? system) => system switch
    {
        "rhel" => "Red Hat",
        "centos" => "CentOS",
        "fedora" => "Fedora",
        "almalinux" => "AlmaLinux",
        "rocky" => "Rocky",
        "ol" => "Oracle",
        "amzn" => "Amazon",
        "azurelinux" or "mariner" => "Microsoft",
        "sles" or "sle-micro" or "opensuse-leap" or "opensuse-tumbleweed" => "SUSE",
        _ => null,
    };
}
