using Plimsoll.Advisories.Versions;

namespace Plimsoll.Advisories.Tests.Versions;

public class EcosystemSchemeTests
{
    /// <summary>Those of the OSV schema that follow no scheme of their own.</summary>
    static readonly string[] Without = ["Android", "FreeBSD", "GIT", "Linux", "OSS-Fuzz", "Docker Hardened Images", "Root", "TuxCare"];

    [Theory]
    [InlineData("npm", "semver")]
    [InlineData("crates.io", "semver")]
    [InlineData("Hex", "semver")]
    [InlineData("SwiftURL", "semver")]
    [InlineData("Pub", "pub")]
    [InlineData("Julia", "pub")]
    [InlineData("Go", "go")]
    [InlineData("PyPI", "pep440")]
    [InlineData("RubyGems", "gem")]
    [InlineData("Maven", "maven")]
    [InlineData("Maven:https://repo.example.org/maven2", "maven")]
    [InlineData("NuGet", "nuget")]
    [InlineData("Packagist", "composer")]
    [InlineData("Packagist:https://packages.drupal.org/8", "composer")]
    [InlineData("CRAN", "cran")]
    [InlineData("Bioconductor", "cran")]
    [InlineData("Hackage", "hackage")]
    [InlineData("GHC", "hackage")]
    [InlineData("ConanCenter", "conan")]
    [InlineData("Bitnami", "bitnami")]
    [InlineData("opam", "opam")]
    [InlineData("Debian:12", "dpkg")]
    [InlineData("Ubuntu:Pro:22.04:LTS", "dpkg")]
    [InlineData("Alpine:v3.20", "apk")]
    [InlineData("Red Hat:rhel_eus:9.2::baseos", "rpm")]
    [InlineData("openSUSE:Leap 15.6", "rpm")]
    [InlineData("Arch Linux", "alpm")]
    [InlineData("Root:Alpine:3.20", "apk")]
    [InlineData("Root:PyPI", "pep440")]
    [InlineData("TuxCare:Maven", "maven")]
    [InlineData("Echo", "dpkg")]
    [InlineData("Echo:PyPI", "pep440")]
    [InlineData("Somebody's", "generic")]
    [InlineData("", "generic")]
    public void An_ecosystem_is_ordered_by_the_scheme_of_its_registry(string ecosystem, string scheme) =>
        Assert.Equal(scheme, VersionSchemes.ForEcosystem(ecosystem).Name);

    [Fact]
    public void Every_ecosystem_of_the_schema_has_a_scheme_or_is_known_to_have_none()
    {
        string[] all =
        [
            "AlmaLinux", "Alpaquita", "Alpine", "Android", "Azure Linux", "BellSoft Hardened Containers", "Bioconductor", "Bitnami", "Chainguard", "CleanStart",
            "ConanCenter", "CRAN", "crates.io", "Debian", "Docker Hardened Images", "Echo", "FreeBSD", "GHC", "GIT", "GitHub Actions", "Go", "Hackage", "Hex", "Julia",
            "Kubernetes", "Linux", "Mageia", "Maven", "MinimOS", "npm", "NuGet", "opam", "openEuler", "openSUSE", "OSS-Fuzz", "Packagist", "Photon OS", "Pub", "PyPI",
            "Red Hat", "Rocky Linux", "Root", "RubyGems", "SUSE", "SwiftURL", "TuxCare", "Ubuntu", "VSCode", "Wolfi",
        ];
        Assert.Equal(Without.Order(StringComparer.Ordinal), all.Where(e => VersionSchemes.ForEcosystem(e) == VersionSchemes.Generic).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_scheme_has_a_name_of_its_own() =>
        Assert.Equal(VersionSchemes.All.Count, VersionSchemes.All.Select(s => s.Name).Distinct().Count());
}
