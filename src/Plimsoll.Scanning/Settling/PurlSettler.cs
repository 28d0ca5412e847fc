using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>Names a package by purl. Of an operating system's the distribution is the namespace, and stands with its version in <c>distro</c>.</summary>
static class PurlSettler
{
    public static PackageUrl Purl(Package package, Core.Evidence.OperatingSystem? system) =>
        package.Type.IsOfSystem() ? SystemPurl(package, system) : RegistryPurl.Of(package);

    static PackageUrl SystemPurl(Package package, Core.Evidence.OperatingSystem? system)
    {
        var (version, epoch) = package.Type == PackageType.Rpm ? SplitEpoch(package.Version) : (package.Version, null);
        List<KeyValuePair<string, string>> qualifiers = [];
        Add("arch", package.Architecture);
        Add("distro", system is null ? null : system.VersionId.Length == 0 ? system.Id : $"{system.Id}-{system.VersionId}");
        Add("epoch", epoch);
        return new PackageUrl(package.Type.PurlName(), NamespaceOf(package.Type, system), package.Name, version, qualifiers);

        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                qualifiers.Add(new(key, value));
        }
    }

    static string? NamespaceOf(PackageType type, Core.Evidence.OperatingSystem? system) => (type, system?.Id) switch
    {
        (PackageType.Rpm, "rhel") => "redhat",
        (PackageType.Rpm, "opensuse-leap" or "opensuse-tumbleweed" or "opensuse") => "opensuse",
        (PackageType.Rpm, "sles" or "sled" or "sle-micro") => "suse",
        (PackageType.Rpm, "amzn") => "amzn",
        (PackageType.Deb, null) => "debian",
        (PackageType.Apk, null) => "alpine",
        (PackageType.Alpm, null) => "arch",
        (_, var id) => id,
    };

    static (string Version, string? Epoch) SplitEpoch(string version)
    {
        var colon = version.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (version, null) : (version[(colon + 1)..], version[..colon]);
    }
}
