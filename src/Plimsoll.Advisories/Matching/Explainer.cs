using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>Replays how a vulnerability of a subject was judged: facts, comparison, source, and why this status.</summary>
public static class Explainer
{
    /// <returns>Lines of text; empty where no advisory of this id speaks of an installed package.</returns>
    public static IReadOnlyList<string> Explain(string id, SubjectEvidence evidence, IAdvisoryLookup lookup)
    {
        List<string> lines = [];
        if (evidence.OperatingSystem is not { } system || Ecosystems.Of(system) is not { } judges)
            return lines;
        var matcher = new Matcher(lookup);
        foreach (var package in evidence.Packages)
            foreach (var (vulnerability, votes) in Folding.ByVulnerability(matcher.Judge(package, judges), lookup, judges))
                if (vulnerability == id || votes.Exists(v => v.Advisory.Id == id || v.Advisory.Aliases.Contains(id)))
                    Explain(vulnerability, package, judges, votes, lines);
        return lines;
    }

    static void Explain(string id, InstalledPackage package, Judges judges, List<Vote> votes, List<string> lines)
    {
        var decided = Folding.Decide(votes);
        lines.Add($"{id} in {package.Purl}: {decided.Judgement.Status}");
        lines.Add($"  found in {string.Join(", ", package.Places.Select(p => p.Path))} by {package.FoundBy}");
        lines.Add(judges.BySource
            ? $"  judged as source package {package.Package.SourceNameOrName} {package.Package.SourceVersionOrVersion}, which advisories of {string.Join(", ", judges.Names)} name"
            : $"  judged as binary package {package.Package.Name} {package.Package.Version}, which advisories of {string.Join(", ", judges.Names)} name");
        foreach (var vote in votes)
        {
            var candidate = vote.Judgement.Candidate;
            var module = candidate.Affected.Module is { } stream ? $", module {stream}" : "";
            lines.Add($"  {(vote == decided ? "*" : "-")} {candidate.Source}: {vote.Advisory.Id} for {candidate.Affected.Ecosystem}{module}: {vote.Judgement.Comparison}");
        }

        lines.Add(votes.Count > 1
            ? "  * decided: nearest ecosystem first, then the most trusted source, then the worse status"
            : "  * decided: the only word on it");
    }
}
