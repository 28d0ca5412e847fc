using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Policy.Vex;

/// <summary>Whether a purl in a statement covers a package: what the statement leaves out covers all, what it names must be so.</summary>
/// <remarks>OpenVEX 0.2.0, "Product matching"; types, namespaces and names are equal in their canonical form.</remarks>
static class PurlMatch
{
    /// <summary>Qualifiers that say how a package was got or listed, and not which one it is.</summary>
    static readonly string[] Incidental = ["upstream", "download_url", "vcs_url", "checksum", "checksums", "package-id", "file_name", "epoch"];

    static readonly string[] SourceArchitectures = ["source", "src"];

    /// <summary>Whether it covers an installed package; one of a system by its source too, where the statement says that it means sources.</summary>
    public static bool Covers(VexIdentity stated, InstalledPackage installed)
    {
        if (stated.Purl is not { } purl || !HasVersion(stated, installed))
            return false;
        if (purl.Qualifiers.TryGetValue("arch", out var architecture) && SourceArchitectures.Contains(architecture) && installed.Package.Type.IsOfSystem())
            return CoversSource(purl, installed);
        return Covers(purl, installed.Purl, installed.Package.Version);
    }

    public static bool Covers(PackageUrl stated, PackageUrl actual) => Covers(stated, actual, actual.Version ?? "");

    static bool Covers(PackageUrl stated, PackageUrl actual, string version) =>
        IsSameProduct(stated, actual) &&
        (stated.Version is null || IsSameVersion(stated, actual.Version ?? "") || IsSameVersion(stated, version)) &&
        (stated.Subpath is null || stated.Subpath == actual.Subpath) &&
        stated.Qualifiers.All(q => IsSameQualifier(q.Key, q.Value, actual));

    static bool IsSameProduct(PackageUrl a, PackageUrl b) => a.Type == b.Type && a.Namespace == b.Namespace && a.Name == b.Name;

    static bool IsSameVersion(PackageUrl stated, string actual)
    {
        var version = stated.Version!;
        if (stated.Qualifiers.TryGetValue("epoch", out var epoch) && epoch is not ("0" or "") && !version.Contains(':', StringComparison.Ordinal))
            version = $"{epoch}:{version}";
        return version == actual || (stated.Type == "golang" && version.TrimStart('v') == actual.TrimStart('v'));
    }

    static bool IsSameQualifier(string key, string value, PackageUrl actual)
    {
        if (Incidental.Contains(key))
            return true;
        if (!actual.Qualifiers.TryGetValue(key, out var own))
            return false;

        // debian-12 covers debian-12.5.
        return own == value || (key == "distro" && own.StartsWith($"{value}.", StringComparison.Ordinal));
    }

    static bool CoversSource(PackageUrl stated, InstalledPackage installed)
    {
        var package = installed.Package;
        return stated.Type == installed.Purl.Type && stated.Namespace == installed.Purl.Namespace && stated.Name == package.SourceNameOrName &&
            (stated.Version is null || IsSameVersion(stated, package.SourceVersionOrVersion)) &&
            stated.Qualifiers.All(q => q.Key == "arch" || IsSameQualifier(q.Key, q.Value, installed.Purl));
    }

    static bool HasVersion(VexIdentity stated, InstalledPackage installed) =>
        stated.Versions is not { } versions || versions.Contains(installed.Package.Version) || versions.Contains(installed.Package.SourceVersionOrVersion);
}
