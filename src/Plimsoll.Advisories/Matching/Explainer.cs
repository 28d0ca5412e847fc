using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>Replays how a vulnerability of a subject was judged: facts, comparison, source, and why this status.</summary>
public static class Explainer
{
    /// <returns>Lines of text; empty where no advisory of this id speaks of an installed package.</returns>
    public static IReadOnlyList<string> Explain(string id, SubjectEvidence evidence, IAdvisoryLookup lookup)
    {
        List<string> lines = [];
        var choice = new JudgeChoice(evidence);
        var matcher = new Matcher(lookup, Limits.Default);
        foreach (var package in evidence.Packages)
        {
            if (choice.Of(package) is not { } judges)
                continue;
            var judgements = matcher.Judge(package, judges);
            foreach (var vulnerability in Meant(id, judgements, lookup))
                Explain(vulnerability, package, judges, Folding.On(vulnerability, judgements, judges), lookup, lines);
        }

        return lines;
    }

    /// <summary>The vulnerabilities that an id, a CVE or an advisory or one of its aliases, stands for.</summary>
    static SortedSet<string> Meant(string id, IReadOnlyList<Judgement> judgements, IAdvisoryLookup lookup)
    {
        var keys = lookup.ById(id).ToHashSet();
        return new SortedSet<string>(judgements.Where(j => keys.Contains(j.Candidate.Advisory)).SelectMany(j => j.Candidate.Vulnerabilities).Where(v => v == id || !Folding.IsCve(id)), StringComparer.Ordinal);
    }

    static void Explain(string id, InstalledPackage package, Judges judges, List<Vote> votes, IAdvisoryLookup lookup, List<string> lines)
    {
        var decided = Folding.Decide(votes);
        lines.Add($"{id} in {package.Purl}: {decided.Judgement.Status}");
        lines.Add($"  found in {string.Join(", ", package.Places.Select(p => p.Path))} by {package.FoundBy}");
        lines.Add(judges.BySource
            ? $"  judged as source package {package.Package.SourceNameOrName} {package.Package.SourceVersionOrVersion}, which advisories of {string.Join(", ", judges.Names)} name"
            : $"  judged as {(package.Package.Type.IsOfSystem() ? "binary " : "")}package {package.Package.Name} {package.Package.Version}, which advisories of {string.Join(", ", judges.Names)} name");
        foreach (var vote in votes)
        {
            var candidate = vote.Judgement.Candidate;
            var module = candidate.Affected.Module is { } stream ? $", module {stream}" : "";
            lines.Add($"  {(vote == decided ? "*" : "-")} {candidate.Source}: {lookup.Get(candidate.Advisory).Id} for {candidate.Affected.Ecosystem}{module}: {vote.Judgement.Comparison}");
        }

        lines.Add(votes.Count > 1
            ? "  * decided: nearest ecosystem first, then the most trusted source, then the worse status"
            : "  * decided: the only word on it");
    }
}
