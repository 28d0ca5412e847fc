using System.Text.RegularExpressions;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>Tells the distribution from what os-release and its older relatives say, with the exceptions that real ones make.</summary>
static partial class OperatingSystemSettler
{
    public static Core.Evidence.OperatingSystem? Settle(IEnumerable<Observation> observations)
    {
        var files = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var observation in observations)
            if (observation.Reader == "os/release")
                files[observation.Subject] = observation.Facts;
        var release = files.GetValueOrDefault("etc/os-release") ?? files.GetValueOrDefault("usr/lib/os-release");
        if (release?.GetValueOrDefault("ID") is not { Length: > 0 } id)
            return LegacyReleases.Settle(files);
        var system = new Core.Evidence.OperatingSystem(Renamed(id.ToLowerInvariant()), release.GetValueOrDefault("VERSION_ID") ?? "")
        {
            VersionCodename = release.GetValueOrDefault("VERSION_CODENAME"),
            PrettyName = release.GetValueOrDefault("PRETTY_NAME"),
            Variant = release.GetValueOrDefault("VARIANT_ID"),
        };
        return Refine(system, release, files);
    }

    static string Renamed(string id) => id switch
    {
        "redhat" => "rhel",
        "ol" or "oraclelinux" => "ol",
        "sles_sap" => "sles",
        "sle-micro-rancher" or "sl-micro" => "sle-micro",
        "archlinux" or "archarm" => "arch",
        _ => id,
    };

    static Core.Evidence.OperatingSystem Refine(
        Core.Evidence.OperatingSystem system, IReadOnlyDictionary<string, string> release, Dictionary<string, IReadOnlyDictionary<string, string>> files)
    {
        switch (system.Id)
        {
            case "debian" when system.VersionId.Length == 0:
                // Testing and unstable have no number: "trixie/sid" says both what it will be and what it is.
                return system with { VersionId = TextOf(files, "etc/debian_version") is { } version && !version.Contains("sid", StringComparison.Ordinal) ? version.Split('.')[0] : "sid" };
            case "alpine" when IsAlpineEdge().IsMatch(system.VersionId):
                return system with { VersionId = "edge" };
            case "alpine" when system.VersionId.Length == 0:
                return system with { VersionId = TextOf(files, "etc/alpine-release") ?? "" };
            case "centos" when release.GetValueOrDefault("NAME")?.Contains("Stream", StringComparison.Ordinal) ?? false:
                return system with { Variant = "stream" };
            default:
                return system;
        }
    }

    internal static string? TextOf(Dictionary<string, IReadOnlyDictionary<string, string>> files, string path) =>
        files.GetValueOrDefault(path)?.GetValueOrDefault("text")?.Split('\n')[0].Trim() is { Length: > 0 } text ? text : null;

    // Edge calls itself by the release it will become: 3.22_alpha20250108.
    [GeneratedRegex("_alpha|edge", RegexOptions.NonBacktracking)]
    private static partial Regex IsAlpineEdge();
}
