namespace Plimsoll.Core.Evidence;

/// <summary>One installed package as its own files state it, before anything is known of the distribution around it.</summary>
public sealed record Package
{
    public required PackageType Type { get; init; }

    /// <summary>The whole name as its registry writes it: <c>@angular/core</c>, <c>org.slf4j:slf4j-api</c>, <c>github.com/spf13/cobra</c>, <c>symfony/console</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The whole version as the package's own tool prints it, for systems <c>[epoch:]version[-release]</c> with an epoch of 0 left out. Empty where it cannot be told:
    /// then the package is listed, and judged by nothing.
    /// </summary>
    public required string Version { get; init; }

    public string? Architecture { get; init; }

    /// <summary>The source package (Debian <c>Source</c>, apk <c>origin</c>, rpm <c>SOURCERPM</c>); null where it is the package itself.</summary>
    public string? SourceName { get; init; }

    /// <summary>The source's version where it differs from <see cref="Version"/>, in the same form.</summary>
    public string? SourceVersion { get; init; }

    public IReadOnlyList<string> Licences { get; init; } = [];

    public string? Maintainer { get; init; }

    public string? Vendor { get; init; }

    /// <summary>Where it came from, as the database says: dpkg <c>Origin</c>, rpm <c>PACKAGER</c>/<c>DISTRIBUTION</c>, opkg feed.</summary>
    public string? Origin { get; init; }

    /// <summary>rpm's <c>MODULARITYLABEL</c>: <c>name:stream:version:context</c>.</summary>
    public string? Module { get; init; }

    /// <summary>What its purl says beside name and version (<c>uuid</c> for Julia, <c>classifier</c> for Maven, <c>vcs_url</c>…), in the order of the keys.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Qualifiers { get; init; } = [];

    /// <summary>Where in the file it is, for a file that holds others: <c>BOOT-INF/lib/a.jar!/META-INF/maven/g/a/pom.properties</c>; null for the file itself.</summary>
    public string? Inside { get; init; }

    /// <summary>What the claim rests on, where there are better and worse grounds: <c>pom.properties</c>, <c>manifest</c>, <c>file name</c>, <c>build info</c>.</summary>
    public string? Basis { get; init; }

    /// <summary>Whether the project asks for it itself, and not another package for it; null where the file does not say.</summary>
    public bool? IsDirect { get; init; }

    /// <summary>Whether it serves development alone (tests, builds), and not what runs.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>What it needs, as its own files say; settled to packages of the subject later.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

    /// <summary>Checksums of what was installed, <c>algorithm:hex</c> (<c>sha512:…</c>, <c>sha1:…</c>), as its own files state them.</summary>
    public IReadOnlyList<string> Checksums { get; init; } = [];

    /// <summary>CPE 2.3 names that the world's databases know it by; mostly of binaries that no registry has.</summary>
    public IReadOnlyList<string> Cpes { get; init; } = [];

    /// <summary>The name that advisories of source packages use.</summary>
    public string SourceNameOrName => SourceName ?? Name;

    /// <summary>The version that advisories of source packages compare with.</summary>
    public string SourceVersionOrVersion => SourceVersion ?? Version;
}
