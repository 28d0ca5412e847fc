using Plimsoll.Advisories.Cvss;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Matching;

/// <summary>Makes a finding of the votes on one vulnerability of one package.</summary>
static class FindingMaker
{
    public static Finding Make(string id, InstalledPackage package, string installed, Judges judges, List<Vote> votes, IAdvisoryLookup lookup)
    {
        var decided = Folding.Decide(votes);
        var open = votes.FindAll(v => v.Judgement.Status == decided.Judgement.Status);
        var ends = open.Where(v => v.Ecosystem == decided.Ecosystem).Select(v => v.Judgement.Fixed).OfType<string>().Distinct().ToList();
        ends.Sort((a, b) => judges.Scheme.Compare(a, b));
        var facts = lookup.Enrichment(id);
        var advisories = open.ConvertAll(v => lookup.Get(v.Judgement.Candidate.Advisory));
        var own = advisories[open.IndexOf(decided)];
        var scores = Scores(open, advisories, facts?.Cvss ?? []);
        var (severity, said) = SeverityOf(decided, own, scores);
        return new Finding
        {
            Id = id,
            Aliases = [.. advisories.SelectMany(a => a.Aliases.Where(n => !Folding.IsCve(n)).Append(a.Id)).Where(a => a != id).Distinct().Order(StringComparer.Ordinal)],
            Rule = judges.Rule,
            Severity = severity,
            SeveritySource = said,
            Status = decided.Judgement.Status,
            VendorState = decided.Judgement.Candidate.Affected.VendorState,
            Package = package,
            Installed = installed,
            Fixed = ends,
            Cvss = scores,
            Epss = facts?.Epss,
            Kev = facts?.KnownExploited,
            Weaknesses = [.. advisories.SelectMany(a => a.Weaknesses).Concat(facts?.Weaknesses ?? []).Distinct().Order(StringComparer.Ordinal)],
            Sources = [.. open.Select(v => v.Judgement.Candidate.Source).Distinct().Order(StringComparer.Ordinal)],
            References = [.. advisories.SelectMany(a => a.References).Distinct().Order(StringComparer.Ordinal)],
            Published = facts?.Published ?? own.Published,
            Remedy = Remedy(package, judges, ends, decided.Judgement.Candidate.Affected.VendorState),
        };
    }

    /// <summary>The vendor's word for this package, then for the advisory, then the newest score.</summary>
    static (Severity Severity, string? Source) SeverityOf(Vote decided, Advisory advisory, List<CvssScore> scores)
    {
        var source = decided.Judgement.Candidate.Source;
        if (decided.Judgement.Candidate.Affected.Severity is not Severity.Unknown and var here)
            return (here, source);
        if (advisory.Severity is not Severity.Unknown and var general)
            return (general, source);
        return scores.Count > 0 ? (CvssVector.Rating(scores[0].Score), $"CVSS {scores[0].Version} of {scores[0].Source}") : (Severity.Unknown, null);
    }

    /// <summary>The newest version of CVSS first, and of one version the highest score.</summary>
    static List<CvssScore> Scores(List<Vote> votes, List<Advisory> advisories, IReadOnlyList<string> general)
    {
        List<CvssScore> scores = [];
        foreach (var (vote, advisory) in votes.Zip(advisories))
            foreach (var vector in advisory.Cvss)
                Add(vector, vote.Judgement.Candidate.Source);
        foreach (var vector in general)
            Add(vector, "cve");
        scores.Sort((a, b) => (b.Version, b.Score, a.Vector).CompareTo((a.Version, a.Score, b.Vector)));
        return scores;

        void Add(string vector, string source)
        {
            if (CvssVector.TryScore(vector, out var version, out var score) && score is { } number && !scores.Exists(s => s.Vector == vector))
                scores.Add(new CvssScore(version, vector, number, source));
        }
    }

    static string Remedy(InstalledPackage package, Judges judges, List<string> ends, VendorState state)
    {
        var name = judges.BySource ? package.Package.SourceNameOrName : package.Package.Name;
        if (ends.Count > 0)
            return $"Upgrade {name} to {ends[^1]}.";
        return state switch
        {
            VendorState.WillNotFix => "The vendor will not fix this; remove the package or accept the risk.",
            VendorState.FixDeferred => "The vendor has put off a fix; watch for one.",
            VendorState.EndOfLife => "The vendor gives no fixes any more; move to a supported release.",
            VendorState.Minor => "The vendor considers this too small for a fix of its own.",
            _ => "No fixed version is published yet.",
        };
    }
}
