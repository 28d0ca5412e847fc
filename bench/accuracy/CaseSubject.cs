using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Accuracy;

/// <summary>The smallest subject in which a case's package is installed.</summary>
static class CaseSubject
{
    static readonly (string Ecosystem, string Id, PackageType Type)[] Distributions =
    [
        ("debian", "debian", PackageType.Deb), ("ubuntu", "ubuntu", PackageType.Deb), ("alpine", "alpine", PackageType.Apk), ("wolfi", "wolfi", PackageType.Apk),
        ("chainguard", "chainguard", PackageType.Apk), ("red hat", "rhel", PackageType.Rpm), ("redhat", "rhel", PackageType.Rpm), ("rhel", "rhel", PackageType.Rpm),
        ("almalinux", "almalinux", PackageType.Rpm), ("rocky linux", "rocky", PackageType.Rpm), ("rocky", "rocky", PackageType.Rpm), ("centos", "centos", PackageType.Rpm),
        ("oracle linux", "ol", PackageType.Rpm), ("ol", "ol", PackageType.Rpm), ("amazon linux", "amzn", PackageType.Rpm), ("amzn", "amzn", PackageType.Rpm),
        ("azure linux", "azurelinux", PackageType.Rpm), ("azurelinux", "azurelinux", PackageType.Rpm), ("cbl-mariner", "mariner", PackageType.Rpm), ("mariner", "mariner", PackageType.Rpm),
        ("photon os", "photon", PackageType.Rpm), ("photon", "photon", PackageType.Rpm), ("fedora", "fedora", PackageType.Rpm), ("arch linux", "arch", PackageType.Alpm), ("arch", "arch", PackageType.Alpm),
        ("suse", "sles", PackageType.Rpm), ("sles", "sles", PackageType.Rpm), ("opensuse-leap", "opensuse-leap", PackageType.Rpm),
    ];

    static readonly Dictionary<string, PackageType> Registries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["npm"] = PackageType.Npm,
        ["PyPI"] = PackageType.PyPi,
        ["RubyGems"] = PackageType.Gem,
        ["gem"] = PackageType.Gem,
        ["Maven"] = PackageType.Maven,
        ["Go"] = PackageType.Golang,
        ["golang"] = PackageType.Golang,
        ["crates.io"] = PackageType.Cargo,
        ["cargo"] = PackageType.Cargo,
        ["NuGet"] = PackageType.NuGet,
        ["Packagist"] = PackageType.Composer,
        ["composer"] = PackageType.Composer,
        ["Pub"] = PackageType.Pub,
        ["Hex"] = PackageType.Hex,
        ["SwiftURL"] = PackageType.Swift,
        ["swift"] = PackageType.Swift,
        ["Hackage"] = PackageType.Hackage,
        ["CRAN"] = PackageType.Cran,
        ["ConanCenter"] = PackageType.Conan,
        ["conan"] = PackageType.Conan,
        ["Julia"] = PackageType.Julia,
        ["opam"] = PackageType.Opam,
        ["Bitnami"] = PackageType.Bitnami,
        ["Homebrew"] = PackageType.Homebrew,
        ["brew"] = PackageType.Homebrew,
        ["GitHub Actions"] = PackageType.GitHubAction,
        ["github"] = PackageType.GitHubAction,
        ["GHC"] = PackageType.Generic,
        ["Kubernetes"] = PackageType.Golang,
        ["Node.js"] = PackageType.Generic,
        ["Ruby"] = PackageType.Generic,
    };

    /// <returns>null where the case's ecosystem is none that is known.</returns>
    public static SubjectEvidence? Of(LabelledCase labelled)
    {
        var parts = (labelled.Distro ?? labelled.Ecosystem).Split(':', 2);
        foreach (var (ecosystem, id, type) in Distributions)
            if (parts.Length == 2 && parts[0].Equals(ecosystem, StringComparison.OrdinalIgnoreCase))
                return Evidence(new OperatingSystem(id, parts[1].TrimStart('v')), type, labelled);
        return Registries.TryGetValue(labelled.Ecosystem.Split(':')[0], out var registry) ? Evidence(null, registry, labelled) : null;
    }

    static SubjectEvidence Evidence(OperatingSystem? system, PackageType type, LabelledCase labelled) => new()
    {
        OperatingSystem = system,
        Packages =
        [
            new InstalledPackage(
                new Package { Type = type, Name = labelled.Package, Version = labelled.Version },
                new PackageUrl("generic", "", labelled.Package, labelled.Version), "labelled", [new Place(null, "case")]),
        ],
    };
}
