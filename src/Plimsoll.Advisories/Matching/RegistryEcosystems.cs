using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>Whose advisories judge what no distribution answers for.</summary>
static class RegistryEcosystems
{
    /// <summary>The ecosystem in OSV's words; null where nobody publishes advisories for packages of this type.</summary>
    public static string? Of(PackageType type) => type switch
    {
        PackageType.Npm => "npm",
        PackageType.PyPi => "PyPI",
        PackageType.Gem => "RubyGems",
        PackageType.Maven => "Maven",
        PackageType.Golang => "Go",
        PackageType.Cargo => "crates.io",
        PackageType.NuGet => "NuGet",
        PackageType.Composer => "Packagist",
        PackageType.Pub => "Pub",
        PackageType.Hex => "Hex",
        PackageType.Swift => "SwiftURL",
        PackageType.Hackage => "Hackage",
        PackageType.Cran => "CRAN",
        PackageType.Conan => "ConanCenter",
        PackageType.Opam => "opam",
        PackageType.Julia => "Julia",
        PackageType.Bitnami => "Bitnami",
        PackageType.GitHubAction => "GitHub Actions",
        _ => null,
    };
}
