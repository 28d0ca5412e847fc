using Plimsoll.Advisories.Versions;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Advisories.Matching;

/// <summary>Whose advisories judge a distribution, and by which side of its packages.</summary>
/// <param name="Names">In the order of trust: the first that speaks of a vulnerability decides.</param>
/// <param name="BySource">Whether advisories name source packages.</param>
/// <param name="Approximation">What the user must know where another distribution's advisories stand in.</param>
public sealed record Judges(IReadOnlyList<string> Names, bool BySource, string? Approximation = null)
{
    /// <summary>How its versions are ordered.</summary>
    internal IVersionScheme Scheme { get; } = VersionSchemes.ForEcosystem(Names[0]);

    /// <summary>What the way of matching is called in a finding.</summary>
    internal string Rule { get; init; } = BySource ? "source-package" : "binary-package";

    internal int IndexOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
            if (Names[i] == name)
                return i;
        return Names.Count;
    }
}

/// <summary>From a distribution to the ecosystems of its advisories.</summary>
public static class Ecosystems
{
    /// <returns>null where nobody's advisories are meant for it.</returns>
    public static Judges? Of(OperatingSystem system)
    {
        var (version, major) = (system.VersionId, system.Major);
        return system.Id switch
        {
            "debian" => Source($"Debian:{major}"),
            "raspbian" => new Judges([$"Debian:{major}"], true, "Raspbian is judged by Debian's advisories; packages that it builds itself may differ."),
            "ubuntu" => Ubuntu(system.Suites, version),
            "alpine" => Source(version == "edge" ? "Alpine:edge" : $"Alpine:v{MajorMinor(version)}"),
            "wolfi" => Source("Wolfi"),
            "chainguard" => Source("Chainguard"),
            "rhel" => system.Suites.Count > 0 ? Binary($"Red Hat:{MajorMinor(version)}", $"Red Hat:{major}") : Binary($"Red Hat:{major}"),
            "centos" when system.Variant == "stream" => null,
            "centos" => new Judges([$"Red Hat:{major}"], false, "CentOS is judged by Red Hat's advisories."),
            "almalinux" => Binary($"AlmaLinux:{major}"),
            "rocky" => Binary($"Rocky Linux:{major}"),
            "ol" => Binary($"Oracle Linux:{major}"),
            "amzn" => Binary($"Amazon Linux:{major}"),
            "azurelinux" => Binary($"Azure Linux:{major}"),
            "mariner" => Binary($"CBL-Mariner:{major}"),
            "photon" => Binary($"Photon OS:{version}"),
            "fedora" => Binary($"Fedora:{major}"),
            "opensuse-leap" => Binary($"openSUSE:Leap {version}"),
            "opensuse-tumbleweed" => Binary("openSUSE:Tumbleweed"),
            "sles" => Binary($"SUSE:Linux Enterprise Server {ServicePack(version)}"),
            "sle-micro" => Binary($"SUSE:Linux Enterprise Micro {version}"),
            "arch" => Binary("Arch Linux"),
            _ => null,
        };
    }

    // Fixes for subscribers judge only where the subject gets them; FIPS builds have notices of their own.
    static Judges Ubuntu(IReadOnlyList<string> suites, string version) => Source(
    [
        .. suites.Where(s => s.StartsWith("fips", StringComparison.Ordinal)).Select(s => $"Ubuntu:Pro:FIPS{s["fips".Length..]}:{version}"),
        .. suites.Any(s => s.StartsWith("esm", StringComparison.Ordinal)) ? [$"Ubuntu:Pro:{version}"] : Array.Empty<string>(),
        $"Ubuntu:{version}",
    ]);

    static Judges Source(params string[] names) => new(names, true);

    static Judges Binary(params string[] names) => new([.. names.Distinct()], false);

    static string MajorMinor(string version) => version.Split('.') is [var major, var minor, ..] ? $"{major}.{minor}" : version;

    static string ServicePack(string version) => version.Split('.') is [var major, var pack] ? $"{major} SP{pack}" : version;
}
