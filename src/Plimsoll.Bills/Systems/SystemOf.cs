using System.Text.RegularExpressions;
using Plimsoll.Bills.Dialects;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Bills.Systems;

/// <summary>The operating system that a bill speaks of: an entry of its own, else what all purls of its packages agree on.</summary>
static partial class SystemOf
{
    /// <summary>Versions by their names, for purls that name no number.</summary>
    static readonly Dictionary<string, (string Id, string Version)> Codenames = new(StringComparer.Ordinal)
    {
        ["jessie"] = ("debian", "8"),
        ["stretch"] = ("debian", "9"),
        ["buster"] = ("debian", "10"),
        ["bullseye"] = ("debian", "11"),
        ["bookworm"] = ("debian", "12"),
        ["trixie"] = ("debian", "13"),
        ["trusty"] = ("ubuntu", "14.04"),
        ["xenial"] = ("ubuntu", "16.04"),
        ["bionic"] = ("ubuntu", "18.04"),
        ["focal"] = ("ubuntu", "20.04"),
        ["jammy"] = ("ubuntu", "22.04"),
        ["noble"] = ("ubuntu", "24.04"),
        ["sid"] = ("debian", "sid"),
    };

    public static OperatingSystem Item(BillItem item)
    {
        var id = IdOf(item.Fact("syft:distro:id") ?? item.Name);
        var version = item.Fact("syft:distro:versionID") ?? item.Version ?? "";
        return OwnDialect.Refine(new OperatingSystem(id, version) { PrettyName = item.Description ?? item.Fact("syft:distro:prettyName"), VersionCodename = item.Fact("syft:distro:versionCodename") }, item);
    }

    /// <returns>Null where no package of a system tells, or they do not agree.</returns>
    public static OperatingSystem? Agreed(IEnumerable<InstalledPackage> packages)
    {
        var told = packages.Where(p => p.Package.Type.IsOfSystem()).Select(p => Of(p.Purl)).OfType<OperatingSystem>().DistinctBy(s => (s.Id, s.VersionId)).Take(2).ToList();
        return told is [var only] ? only : null;
    }

    static OperatingSystem? Of(PackageUrl purl)
    {
        if (!purl.Qualifiers.TryGetValue("distro", out var distro))
            return null;
        if (Codenames.TryGetValue(distro, out var named))
            return new OperatingSystem(named.Id, named.Version);
        if (Distro().Match(distro) is not { Success: true } parts)
            return new OperatingSystem(IdOf(distro), "");
        var id = parts.Groups["id"].Value;
        return new OperatingSystem(IdOf(id.Length > 0 ? id : purl.Namespace ?? ""), parts.Groups["version"].Value);
    }

    /// <summary>os-release's <c>ID</c>, for the names that others give to the same.</summary>
    static string IdOf(string name) => name.ToLowerInvariant() switch
    {
        "alma" => "almalinux",
        "amazon" => "amzn",
        "oracle" or "oraclelinux" => "ol",
        "redhat" => "rhel",
        "opensuse.leap" => "opensuse-leap",
        "opensuse.tumbleweed" => "opensuse-tumbleweed",
        "suse linux enterprise server" or "suse" => "sles",
        "suse linux enterprise micro" => "sle-micro",
        "cbl-mariner" => "mariner",
        "archlinux" => "arch",
        "rockylinux" => "rocky",
        var id => id,
    };

    // debian-12.5, opensuse-leap-15.5, alpine-3.19_alpha2023, 3.18
    [GeneratedRegex(@"^(?:(?<id>.+?)-)?(?<version>v?\d[0-9A-Za-z._]*|edge|sid|rolling)$", RegexOptions.NonBacktracking)]
    private static partial Regex Distro();
}
