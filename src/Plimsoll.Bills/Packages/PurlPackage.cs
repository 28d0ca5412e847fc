using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Bills.Packages;

/// <summary>The package that a purl names: its whole name, version with the epoch, architecture, source.</summary>
/// <remarks>Package-URL specification, type definitions; <c>upstream</c> is Syft's qualifier for the source.</remarks>
static class PurlPackage
{
    public static Package Of(PackageUrl purl)
    {
        var type = TypeOf(purl.Type) ?? PackageType.Generic;
        var epoch = type.IsOfSystem() && purl.Qualifiers.TryGetValue("epoch", out var stated) && stated is not ("0" or "") ? $"{stated}:" : "";
        var version = purl.Version ?? "";
        if (version.Contains(':', StringComparison.Ordinal))
            epoch = "";
        var package = new Package
        {
            Type = type,
            Name = NameOf(type, purl),
            Version = version.Length == 0 ? "" : epoch + version,
            Architecture = purl.Qualifiers.GetValueOrDefault("arch"),
            Qualifiers = type.IsOfSystem() ? [] : [.. purl.Qualifiers],
        };
        return purl.Qualifiers.TryGetValue("upstream", out var upstream) ? WithUpstream(package, upstream, epoch) : package;
    }

    /// <summary>Names the source, where it is another than the package itself.</summary>
    public static Package WithSource(Package package, string? name, string? version) => package with
    {
        SourceName = string.IsNullOrEmpty(name) || name == package.Name ? null : name,
        SourceVersion = string.IsNullOrEmpty(version) || version == package.Version ? null : version,
    };

    /// <param name="upstream">A name, a name and version with an at-sign between, or an rpm's file name.</param>
    /// <param name="epoch">The package's own, with its colon: file names of rpms have none.</param>
    public static Package WithUpstream(Package package, string upstream, string epoch)
    {
        if (package.Type == PackageType.Rpm && RpmFileName.Split(upstream) is { } source)
            return WithSource(package, source.Name, epoch + source.Version);
        var at = upstream.IndexOf('@', StringComparison.Ordinal);
        return at <= 0 ? WithSource(package, upstream, null) : WithSource(package, upstream[..at], upstream[(at + 1)..]);
    }

    static PackageType? TypeOf(string type) => type == "githubactions" ? PackageType.GitHubAction : PackageTypes.Of(type);

    static string NameOf(PackageType type, PackageUrl purl) => (type, purl.Namespace) switch
    {
        (_, null) => purl.Name,
        (PackageType.Maven, var group) => $"{group}:{purl.Name}",
        (PackageType.Npm or PackageType.Golang or PackageType.Composer or PackageType.Swift or PackageType.GitHubAction or PackageType.Terraform or PackageType.HuggingFace or PackageType.Generic, var space) => $"{space}/{purl.Name}",
        _ => purl.Name,
    };
}
