using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Json.Saved;

/// <summary>The findings of a saved report, each with its package out of the same report.</summary>
static class SavedFindings
{
    public static IReadOnlyList<Finding> Of(SavedElement report, IEnumerable<InstalledPackage> packages)
    {
        var byPurl = packages.GroupBy(p => p.Purl.ToString(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return [.. report.List("findings").Select(f => Of(f, byPurl))];
    }

    static Finding Of(SavedElement saved, Dictionary<string, List<InstalledPackage>> packages) => new()
    {
        Kind = saved.Word<FindingKind>("kind"),
        Id = saved.Text("id"),
        Aliases = saved.Texts("aliases"),
        Rule = saved.Text("rule"),
        Severity = saved.Word<Severity>("severity"),
        SeveritySource = saved.Optional("severitySource"),
        Status = saved.Word<VulnerabilityStatus>("status"),
        VendorState = saved.OptionalWord<VendorState>("vendorState") ?? VendorState.None,
        Package = Package(saved, packages),
        Installed = saved.Text("installed"),
        Fixed = saved.Texts("fixed"),
        Upgrade = saved.Optional("upgrade"),
        Cvss = [.. saved.List("cvss").Select(c => new CvssScore(c.Text("version"), c.Text("vector"), c.Number("score"), c.Text("source")))],
        Epss = saved.Part("epss") is { } epss ? new Epss(epss.Number("probability"), epss.Number("percentile")) : null,
        Kev = saved.Part("kev") is { } kev ? new KnownExploited(kev.Text("added"), kev.Optional("due")) : null,
        Title = saved.Optional("title"),
        Weaknesses = saved.Texts("cwe"),
        Sources = saved.Texts("sources"),
        References = saved.Texts("references"),
        Published = saved.Optional("published"),
        Remedy = saved.Optional("remedy"),
        Vex = saved.Part("vex") is { } vex
            ? new VexWord(vex.Word<VulnerabilityStatus>("status"), vex.Optional("justification"), vex.Optional("impact"), vex.Optional("action"), vex.Text("author"), vex.Text("document"), vex.Optional("timestamp"))
            : null,
        Waived = saved.Part("waived") is { } waiver ? new Waiver(waiver.Text("owner"), waiver.Text("reason"), Until(waiver)) : null,
    };

    /// <summary>Two packages of one purl differ in their places: the finding's tells which is meant.</summary>
    static InstalledPackage? Package(SavedElement saved, Dictionary<string, List<InstalledPackage>> packages)
    {
        if (saved.Text("package") is "")
            return null;
        var purl = SavedPackage.Purl(saved, "package").ToString();
        if (!packages.TryGetValue(purl, out var named))
            throw saved.Wrong("package", "the purl of a package of this report");
        var path = saved.Part("place")?.Optional("path");
        return named.Find(p => p.Places.Count > 0 && p.Places[0].Path == path) ?? named[0];
    }

    static DateOnly? Until(SavedElement waiver) => waiver.Optional("until") switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) => day,
        _ => throw waiver.Wrong("until", "a date"),
    };
}
