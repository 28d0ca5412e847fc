using Plimsoll.Advisories.Versions;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Matching;

/// <summary>Judges a subject's packages by the advisories that are meant for them: its distribution's, and those of the registries for what no distribution answers for.</summary>
public sealed class Matcher(IAdvisoryLookup lookup, Limits limits)
{
    const int MaxNamedVersions = 5;

    /// <param name="today">Decides whether the distribution's support has ended.</param>
    public MatchResult Match(SubjectEvidence evidence, DateOnly today)
    {
        List<Finding> findings = [];
        var gaps = SubjectGaps.Of(evidence, lookup, today);
        var choice = new JudgeChoice(evidence);
        List<string> unorderable = [];
        var judged = new Dictionary<JudgedPackage, List<Finding>>();
        var unlisted = 0;
        foreach (var package in evidence.Packages)
        {
            if (choice.Of(package) is not { } judges)
                continue;
            if (!judges.Scheme.IsValid(InstalledVersion(package, judges)))
                unorderable.Add(package.Purl.ToString());
            foreach (var finding in FindingsOf(package, judges, judged))
                if (findings.Count < limits.MaxFindings)
                    findings.Add(finding.Package == package ? finding : finding with { Package = package });
                else
                    unlisted++;
        }

        if (unlisted > 0)
            gaps.Add(new Gap(GapCode.TooLarge, "", $"there are more than {limits.MaxFindings:N0} findings; {unlisted:N0} are not listed"));
        if (unorderable.Count > 0)
            gaps.Add(new Gap(GapCode.UnorderableVersion, "", $"{unorderable.Count:N0} packages have versions that their own tools would refuse, so comparisons may be wrong: {string.Join(", ", unorderable.Take(MaxNamedVersions))}"));
        findings.Sort(FindingOrder.Instance);
        return new MatchResult(findings, gaps);
    }

    /// <summary>Every word on a package, most trusted first, each with its comparison.</summary>
    public IReadOnlyList<Judgement> Judge(InstalledPackage package, Judges judges)
    {
        var installed = InstalledVersion(package, judges);
        var name = judges.BySource ? package.Package.SourceNameOrName : package.Package.Name;
        List<Judgement> all = [];
        foreach (var ecosystem in judges.Names)
            foreach (var candidate in lookup.Find(ecosystem, name))
                if (Modules.SpeaksOf(candidate.Affected, package.Package) && IsFor(candidate.Affected.Architectures, package.Package.Architecture))
                    all.Add(VersionJudge.Judge(candidate, installed, judges.Scheme));
        return all;
    }

    internal static string InstalledVersion(InstalledPackage package, Judges judges) =>
        judges.BySource ? package.Package.SourceVersionOrVersion : package.Package.Version;

    /// <param name="judged">The packages of one source are judged once, and differ in their findings by the package alone.</param>
    List<Finding> FindingsOf(InstalledPackage package, Judges judges, Dictionary<JudgedPackage, List<Finding>> judged)
    {
        var key = JudgedPackage.Of(package, judges);
        if (judged.TryGetValue(key, out var findings))
            return findings;
        judged[key] = findings = [];
        foreach (var (id, votes) in Folding.Open(Judge(package, judges), judges))
            if (Folding.Decide(votes).IsOpen)
                findings.Add(FindingMaker.Make(id, package, key.Version, judges, votes, lookup));
        NameUpgrade(findings, judges.Scheme);
        return findings;
    }

    /// <summary>The highest of all fixed versions mends whatever has a fix.</summary>
    static void NameUpgrade(List<Finding> findings, IVersionScheme scheme)
    {
        string? upgrade = null;
        foreach (var finding in findings)
            if (finding.IsFixable && (upgrade is null || scheme.Compare(finding.Fixed[^1], upgrade) > 0))
                upgrade = finding.Fixed[^1];
        for (var i = 0; i < findings.Count && upgrade is not null; i++)
            findings[i] = findings[i] with { Upgrade = upgrade };
    }

    static bool IsFor(IReadOnlyList<string> architectures, string? architecture) =>
        architectures.Count == 0 || architecture is null || architectures.Contains(architecture);

    /// <summary>What of a package decides its judgement.</summary>
    readonly record struct JudgedPackage(PackageType Type, string Name, string Version, string? Module, string? Architecture)
    {
        public static JudgedPackage Of(InstalledPackage package, Judges judges) => new(
            package.Package.Type, judges.BySource ? package.Package.SourceNameOrName : package.Package.Name, InstalledVersion(package, judges), package.Package.Module, package.Package.Architecture);
    }
}
