namespace Plimsoll.Advisories.Versions;

/// <summary>Every scheme, and which ecosystems follow it.</summary>
public static class VersionSchemes
{
    public static IVersionScheme Dpkg { get; } = new DpkgVersion();

    public static IVersionScheme Apk { get; } = new ApkVersion();

    public static IVersionScheme Rpm { get; } = new RpmVersion();

    public static IVersionScheme Alpm { get; } = new AlpmVersion();

    /// <summary>npm, crates.io, Hex, SwiftURL and all that say no more than "semantic version".</summary>
    public static IVersionScheme SemVer { get; } = new SemVerVersion();

    /// <summary>Dart's Pub, and Julia.</summary>
    public static IVersionScheme Pub { get; } = new PubVersion();

    public static IVersionScheme Go { get; } = new GoVersion();

    /// <summary>Python.</summary>
    public static IVersionScheme Pep440 { get; } = new Pep440Version();

    public static IVersionScheme RubyGems { get; } = new RubyGemsVersion();

    public static IVersionScheme Maven { get; } = new MavenVersion();

    public static IVersionScheme NuGet { get; } = new NuGetVersion();

    /// <summary>PHP's Packagist.</summary>
    public static IVersionScheme Composer { get; } = new ComposerVersion();

    /// <summary>R's CRAN and Bioconductor.</summary>
    public static IVersionScheme Cran { get; } = new CranVersion();

    /// <summary>Haskell's Hackage and GHC.</summary>
    public static IVersionScheme Hackage { get; } = new HackageVersion();

    public static IVersionScheme Conan { get; } = new ConanVersion();

    public static IVersionScheme Bitnami { get; } = new BitnamiVersion();

    /// <summary>OCaml.</summary>
    public static IVersionScheme Opam { get; } = new OpamVersion();

    /// <summary>For what follows no scheme that is known.</summary>
    public static IVersionScheme Generic { get; } = new GenericVersion();

    public static IReadOnlyList<IVersionScheme> All { get; } =
    [
        Dpkg, Apk, Rpm, Alpm, SemVer, Pub, Go, Pep440, RubyGems, Maven, NuGet, Composer, Cran, Hackage, Conan, Bitnami, Opam, Generic,
    ];

    /// <param name="ecosystem">As an OSV record names it, with or without its release: <c>PyPI</c>, <c>Debian:12</c>, <c>Root:Alpine:3.20</c>.</param>
    /// <returns><see cref="Generic"/> where the ecosystem is not known.</returns>
    public static IVersionScheme ForEcosystem(string ecosystem) => EcosystemSchemes.Of(ecosystem);
}
