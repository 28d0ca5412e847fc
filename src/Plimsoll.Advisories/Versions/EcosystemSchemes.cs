using System.Collections.Frozen;
using static Plimsoll.Advisories.Versions.VersionSchemes;

namespace Plimsoll.Advisories.Versions;

/// <summary>Which order each ecosystem of the OSV schema follows.</summary>
/// <remarks>OSV schema, "Defined Ecosystems", and the few names that this product adds to it.</remarks>
static class EcosystemSchemes
{
    static FrozenDictionary<string, IVersionScheme> Known { get; } = new (IVersionScheme Scheme, string[] Ecosystems)[]
    {
        (Dpkg, ["Debian", "Ubuntu", "Echo"]),
        (Apk, ["Alpine", "Alpaquita", "BellSoft Hardened Containers", "Chainguard", "CleanStart", "MinimOS", "Wolfi"]),
        (Rpm,
        [
            "AlmaLinux", "Amazon Linux", "Azure Linux", "CBL-Mariner", "Fedora", "Mageia", "Oracle Linux", "Photon OS", "Red Hat", "Rocky Linux",
            "SUSE", "openEuler", "openSUSE",
        ]),
        (Alpm, ["Arch Linux"]),
        (SemVer, ["npm", "crates.io", "Hex", "SwiftURL", "GitHub Actions", "Kubernetes", "Node.js", "VSCode"]),
        (Pub, ["Pub", "Julia"]),
        (Go, ["Go"]),
        (Pep440, ["PyPI"]),
        (RubyGems, ["RubyGems", "Ruby"]),
        (Maven, ["Maven"]),
        (NuGet, ["NuGet"]),
        (Composer, ["Packagist"]),
        (Cran, ["CRAN", "Bioconductor"]),
        (Hackage, ["Hackage", "GHC"]),
        (Conan, ["ConanCenter"]),
        (Bitnami, ["Bitnami"]),
        (Opam, ["opam"]),
        (Generic, ["Android", "FreeBSD", "GIT", "Linux", "OSS-Fuzz"]),
    }.SelectMany(row => row.Ecosystems.Select(e => KeyValuePair.Create(e, row.Scheme))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>These name, after their colon, the ecosystem whose packages they rebuild.</summary>
    static readonly string[] Rebuilders = ["Root", "TuxCare", "Docker Hardened Images", "Echo"];

    public static IVersionScheme Of(string ecosystem) => Known.GetValueOrDefault(RegistryOf(ecosystem), Generic);

    /// <returns>The ecosystem without its release; of a rebuilder the one that it rebuilds.</returns>
    public static string RegistryOf(string ecosystem)
    {
        var parts = ecosystem.Split(':', 3);
        return parts.Length > 1 && Rebuilders.Contains(parts[0]) && Known.ContainsKey(parts[1]) ? parts[1] : parts[0];
    }
}
