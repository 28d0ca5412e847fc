using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>Names a package of a registry, or of none, by purl.</summary>
static class RegistryPurl
{
    public static PackageUrl Of(Package package)
    {
        var (ns, name) = Split(package);
        var version = package.Version.Length == 0 ? null : package.Version;
        try
        {
            return new PackageUrl(package.Type.PurlName(), ns, name, version, package.Qualifiers);
        }
        catch (FormatException)
        {
            // A name that its own registry would refuse is still there, and stays listed.
            return new PackageUrl(PackageType.Generic.PurlName(), null, package.Name, version, []);
        }
    }

    static (string? Namespace, string Name) Split(Package package)
    {
        var mark = package.Type switch
        {
            PackageType.Maven => ':',
            PackageType.Npm or PackageType.Golang or PackageType.Composer or PackageType.Pear or PackageType.Swift or PackageType.GitHubAction or PackageType.Terraform or PackageType.HuggingFace => '/',
            _ => '\0',
        };
        var at = mark == '\0' ? -1 : package.Name.LastIndexOf(mark);
        return at <= 0 || at == package.Name.Length - 1 ? (null, package.Name) : (package.Name[..at], package.Name[(at + 1)..]);
    }
}
