using Plimsoll.Advisories.Versions;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Matching;

/// <summary>Judges a subject's packages by the advisories that are meant for its distribution.</summary>
public sealed class Matcher(IAdvisoryLookup lookup)
{
    const int MaxNamedVersions = 5;

    /// <param name="today">Decides whether the distribution's support has ended.</param>
    public MatchResult Match(SubjectEvidence evidence, DateOnly today)
    {
        List<Finding> findings = [];
        var gaps = SubjectGaps.Of(evidence, lookup, today);
        if (evidence.OperatingSystem is not { } system || Ecosystems.Of(system) is not { } judges)
            return new MatchResult(findings, gaps);
        List<string> unorderable = [];
        var judged = new Dictionary<JudgedPackage, SortedDictionary<string, List<Vote>>>();
        foreach (var package in evidence.Packages)
        {
            if (!VersionSchemes.For(package.Package.Type).IsValid(InstalledVersion(package, judges)))
                unorderable.Add(package.Purl.ToString());
            AddFindings(package, judges, judged, findings);
        }

        if (unorderable.Count > 0)
            gaps.Add(new Gap(GapCode.UnorderableVersion, "", $"{unorderable.Count:N0} packages have versions that their own tools would refuse, so comparisons may be wrong: {string.Join(", ", unorderable.Take(MaxNamedVersions))}"));
        findings.Sort(FindingOrder.Instance);
        return new MatchResult(findings, gaps);
    }

    /// <summary>Every word on a package, most trusted first, each with its comparison.</summary>
    public IReadOnlyList<Judgement> Judge(InstalledPackage package, Judges judges)
    {
        var scheme = VersionSchemes.For(package.Package.Type);
        var installed = InstalledVersion(package, judges);
        var name = judges.BySource ? package.Package.SourceNameOrName : package.Package.Name;
        List<Judgement> all = [];
        foreach (var ecosystem in judges.Names)
            foreach (var candidate in lookup.Find(ecosystem, name))
                if (Modules.SpeaksOf(candidate.Affected, package.Package) && IsFor(candidate.Affected.Architectures, package.Package.Architecture))
                    all.Add(VersionJudge.Judge(candidate, installed, scheme));
        return all;
    }

    internal static string InstalledVersion(InstalledPackage package, Judges judges) =>
        judges.BySource ? package.Package.SourceVersionOrVersion : package.Package.Version;

    /// <param name="judged">The packages of one source are judged once.</param>
    void AddFindings(InstalledPackage package, Judges judges, Dictionary<JudgedPackage, SortedDictionary<string, List<Vote>>> judged, List<Finding> findings)
    {
        var key = JudgedPackage.Of(package, judges);
        if (!judged.TryGetValue(key, out var open))
            judged[key] = open = Folding.Open(Judge(package, judges), judges);
        var first = findings.Count;
        foreach (var (id, votes) in open)
            if (Folding.Decide(votes).IsOpen)
                findings.Add(FindingMaker.Make(id, package, key.Version, judges, votes, lookup));
        NameUpgrade(findings, first, VersionSchemes.For(package.Package.Type));
    }

    /// <summary>The highest of all fixed versions mends whatever has a fix.</summary>
    static void NameUpgrade(List<Finding> findings, int first, IVersionScheme scheme)
    {
        string? upgrade = null;
        for (var i = first; i < findings.Count; i++)
            if (findings[i].IsFixable && (upgrade is null || scheme.Compare(findings[i].Fixed[^1], upgrade) > 0))
                upgrade = findings[i].Fixed[^1];
        for (var i = first; i < findings.Count && upgrade is not null; i++)
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
