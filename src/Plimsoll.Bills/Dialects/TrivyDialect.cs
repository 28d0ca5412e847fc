using Plimsoll.Bills.Packages;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Bills.Dialects;

/// <summary>What Trivy writes beside a purl, as properties <c>aquasecurity:trivy:…</c>.</summary>
static class TrivyDialect
{
    const string Prefix = "aquasecurity:trivy:";

    /// <summary>A lock file or a directory that packages hang on: it says of what class it is, and is no package itself.</summary>
    public static bool IsGroup(BillItem item) => item.Purl is null && Fact(item, "Class") is not null && Fact(item, "PkgID") is null;

    public static Package Refine(Package package, BillItem item)
    {
        if (Fact(item, "SrcName") is { } source)
            package = PurlPackage.WithSource(package, source, Version(Fact(item, "SrcEpoch"), Fact(item, "SrcVersion"), Fact(item, "SrcRelease")));
        return package with { Module = Fact(item, "Modularitylabel") ?? package.Module };
    }

    public static Place? Place(BillItem item)
    {
        var layer = Digest.TryParse(Fact(item, "LayerDiffID"), out var digest) ? digest : (Digest?)null;
        var path = Fact(item, "FilePath");
        return path is null && layer is null ? null : new Place(layer, path?.TrimStart('/') ?? "");
    }

    /// <summary>The image's digest in its repository, else its id.</summary>
    public static Digest? DigestOf(BillItem subject)
    {
        foreach (var text in (string?[])[Fact(subject, "RepoDigest")?.Split('@')[^1], Fact(subject, "ImageID")])
            if (Digest.TryParse(text, out var digest))
                return digest;
        return null;
    }

    static string? Version(string? epoch, string? version, string? release) =>
        version is null ? null : $"{(epoch is null or "0" ? "" : $"{epoch}:")}{version}{(release is null ? "" : $"-{release}")}";

    static string? Fact(BillItem item, string name) => item.Fact(Prefix + name);
}
