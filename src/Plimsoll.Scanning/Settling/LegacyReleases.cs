using System.Text.RegularExpressions;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Scanning.Settling;

/// <summary>Tells distributions from before os-release, or stripped of it, by their own files.</summary>
static partial class LegacyReleases
{
    /// <summary>Names as they stand in <c>redhat-release</c> and its like, the longer first.</summary>
    static readonly (string Path, string Says, string Id)[] Named =
    [
        ("etc/oracle-release", "Oracle Linux", "ol"),
        ("etc/centos-release", "CentOS", "centos"),
        ("etc/redhat-release", "CentOS", "centos"),
        ("etc/redhat-release", "AlmaLinux", "almalinux"),
        ("etc/redhat-release", "Rocky Linux", "rocky"),
        ("etc/redhat-release", "Red Hat", "rhel"),
        ("etc/redhat-release", "Fedora", "fedora"),
        ("etc/system-release", "Amazon Linux", "amzn"),
        ("etc/SuSE-release", "SUSE Linux Enterprise Server", "sles"),
        ("etc/SuSE-release", "openSUSE", "opensuse-leap"),
        ("etc/photon-release", "Photon", "photon"),
        ("etc/mariner-release", "Mariner", "mariner"),
        ("etc/azurelinux-release", "Azure Linux", "azurelinux"),
    ];

    public static OperatingSystem? Settle(Dictionary<string, IReadOnlyDictionary<string, string>> files)
    {
        foreach (var (path, says, id) in Named)
            if (OperatingSystemSettler.TextOf(files, path) is { } text && text.Contains(says, StringComparison.OrdinalIgnoreCase))
                return new OperatingSystem(id, VersionNumber().Match(text).Value) { PrettyName = text };
        if (files.GetValueOrDefault("etc/lsb-release") is { } lsb && lsb.GetValueOrDefault("DISTRIB_ID") is { Length: > 0 } distribution)
            return new OperatingSystem(distribution.ToLowerInvariant(), lsb.GetValueOrDefault("DISTRIB_RELEASE") ?? "") { PrettyName = lsb.GetValueOrDefault("DISTRIB_DESCRIPTION") };
        if (OperatingSystemSettler.TextOf(files, "etc/alpine-release") is { } alpine)
            return new OperatingSystem("alpine", alpine);
        if (OperatingSystemSettler.TextOf(files, "etc/debian_version") is { } debian)
            return new OperatingSystem("debian", debian.Contains("sid", StringComparison.Ordinal) ? "sid" : debian.Split('.')[0]);
        return files.ContainsKey("etc/arch-release") ? new OperatingSystem("arch", "") : null;
    }

    [GeneratedRegex(@"\d+(\.\d+)*", RegexOptions.NonBacktracking)]
    private static partial Regex VersionNumber();
}
