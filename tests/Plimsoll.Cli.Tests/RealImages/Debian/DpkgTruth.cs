using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.RealImages.Debian;

/// <summary>A package as dpkg tells it: its name with the architecture where that is part of the name (<c>libc6:amd64</c>), and its source.</summary>
sealed record DpkgPackage(string QualifiedName, string Name, string Version, string Architecture, string Source, string SourceVersion)
{
    /// <summary>In the words of <see cref="ReportedPackage"/>.</summary>
    public string Line => string.Join(' ', Name, Version, Architecture, Source, SourceVersion);
}

/// <summary>What dpkg itself says of a root, asked inside that root.</summary>
sealed record DpkgTruth(IReadOnlyList<DpkgPackage> Packages, IReadOnlyDictionary<string, List<string>> Files, string OsId, string OsVersion)
{
    const string Format = "${db:Status-Status}|${binary:Package}|${Package}|${Version}|${Architecture}|${source:Package}|${source:Version}\\n";

    /// <summary>How advisories name this release.</summary>
    public string Ecosystem => $"{char.ToUpperInvariant(OsId[0])}{OsId[1..]}:{OsVersion}";

    public static DpkgTruth Of(string root)
    {
        var packages = Command.Run("chroot", root, "dpkg-query", "-W", "-f", Format).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split('|')).Where(p => p[0] == "installed").Select(p => new DpkgPackage(p[1], p[2], p[3], p[4], p[5], p[6])).ToList();
        var release = Command.Run("sh", "-c", $". '{root}/etc/os-release'; echo $ID/$VERSION_ID").Trim().Split('/');
        return new DpkgTruth(packages, FilesOf(root, packages), release[0], release[1]);
    }

    /// <summary><c>dpkg -L</c> of all: a block a package, with lines about diversions in between.</summary>
    static Dictionary<string, List<string>> FilesOf(string root, List<DpkgPackage> packages)
    {
        var blocks = Command.Run("chroot", [root, "dpkg", "-L", .. packages.Select(p => p.QualifiedName)]).Split("\n\n");
        return packages.Zip(blocks).ToDictionary(
            p => p.First.QualifiedName,
            p => p.Second.Split('\n').Where(l => l.StartsWith('/') && l != "/.").Select(l => l[1..]).Order(StringComparer.Ordinal).ToList());
    }
}
