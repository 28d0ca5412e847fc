using System.Globalization;
using System.Text.Json.Nodes;
using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.RealImages.Debian;

/// <summary>A source package that the security suite offers anew, and the vulnerabilities that its changelog says are mended since the installed version.</summary>
sealed record PendingFix(string Source, string Offered, IReadOnlyList<string> Ids)
{
    /// <summary>From <c>apt-get --simulate upgrade</c>: <c>Inst NAME [OLD] (NEW ORIGIN:…-security [ARCH])</c>. Those whose changelog names no vulnerability are left out.</summary>
    public static IReadOnlyList<PendingFix> AllOf(string simulation, string archives) =>
        [.. simulation.Split('\n').Where(l => l.StartsWith("Inst ", StringComparison.Ordinal) && l.Contains("-security", StringComparison.Ordinal))
            .Select(l => l.Split(' ')).Select(w => Of(w[1], w[2].Trim('[', ']'), w[3].TrimStart('('), archives))
            .Where(f => f.Ids.Count > 0).DistinctBy(f => f.Source)];

    /// <summary>A record of facts, as the builder reads them.</summary>
    public IEnumerable<string> Facts(string ecosystem) => Ids.Select(id => new JsonObject
    {
        ["id"] = id,
        ["aff"] = new JsonArray(new JsonObject { ["e"] = ecosystem, ["p"] = Source, ["fixed"] = Offered }),
    }.ToJsonString());

    static PendingFix Of(string package, string installed, string offered, string archives)
    {
        var deb = Directory.EnumerateFiles(archives, $"{package}_{offered.Replace(":", "%3a", StringComparison.Ordinal)}_*.deb").Single();
        var source = Command.Run("dpkg-deb", "--show", "--showformat=${source:Package}|${source:Version}", deb).Split('|');
        return new PendingFix(source[0], source[1], DebianChangelog.IdsAbove(installed, ChangelogOf(deb, package)));
    }

    /// <summary>Native packages have one changelog, the others Debian's beside the upstream's.</summary>
    static string ChangelogOf(string deb, string package)
    {
        foreach (var name in (ReadOnlySpan<string>)["changelog.Debian.gz", "changelog.gz"])
        {
            var script = string.Create(CultureInfo.InvariantCulture, $"dpkg-deb --fsys-tarfile '{deb}' | tar -xO './usr/share/doc/{package}/{name}' 2>/dev/null | gzip -dc");
            var (code, text, _) = Command.Try("sh", "-c", script);
            if (code == 0 && text.Length > 0)
                return text;
        }

        return "";
    }
}
