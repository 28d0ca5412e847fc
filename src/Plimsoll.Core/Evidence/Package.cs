namespace Plimsoll.Core.Evidence;

/// <summary>The kind of package, in the words of the purl specification's types.</summary>
public enum PackageType
{
    Deb,
    Apk,
    Rpm,
    Opkg,
    Alpm,
}

/// <summary>One installed package as its own database states it, before anything is known of the distribution around it.</summary>
public sealed record Package
{
    public required PackageType Type { get; init; }

    public required string Name { get; init; }

    /// <summary>The whole version as the package's own tool prints it: <c>[epoch:]version[-release]</c>; an epoch of 0 is left out.</summary>
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

    /// <summary>The name that advisories of source packages use.</summary>
    public string SourceNameOrName => SourceName ?? Name;

    /// <summary>The version that advisories of source packages compare with.</summary>
    public string SourceVersionOrVersion => SourceVersion ?? Version;
}
