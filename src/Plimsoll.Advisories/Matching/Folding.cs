using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Matching;

/// <summary>One advisory's judgement on one vulnerability.</summary>
sealed record Vote(Judgement Judgement, Advisory Advisory, int Ecosystem);

/// <summary>Folds advisories that speak of the same vulnerability, and settles contradictions.</summary>
static class Folding
{
    /// <summary>The votes on each vulnerability, by its CVE where it has one; in the order of ids.</summary>
    public static SortedDictionary<string, List<Vote>> ByVulnerability(IReadOnlyList<Judgement> judgements, IAdvisoryLookup lookup, Judges judges)
    {
        var votes = new SortedDictionary<string, List<Vote>>(StringComparer.Ordinal);
        foreach (var judgement in SatisfiedByAnyBuild(judgements))
        {
            var advisory = lookup.Get(judgement.Candidate.Advisory);
            var vote = new Vote(judgement, advisory, IndexOf(judges.Names, judgement.Candidate.Affected.Ecosystem));
            foreach (var id in Vulnerabilities(advisory))
            {
                if (!votes.TryGetValue(id, out var list))
                    votes[id] = list = [];
                list.Add(vote);
            }
        }

        return votes;
    }

    /// <summary>
    /// The vote that counts: of the nearest ecosystem, then of the most trusted source. Where one source speaks several times
    /// (a notice and its sequel), a vulnerability that is still open in one is open.
    /// </summary>
    public static Vote Decide(List<Vote> votes) =>
        votes.OrderBy(v => v.Ecosystem).ThenBy(v => Trust.Rank(v.Judgement.Candidate.Source)).ThenBy(v => v.Judgement.Status).ThenBy(v => v.Judgement.Candidate.Advisory.Value).First();

    public static IEnumerable<string> Vulnerabilities(Advisory advisory)
    {
        if (IsCve(advisory.Id))
            return [advisory.Id];
        var cves = advisory.Aliases.Where(IsCve).ToList();
        return cves.Count > 0 ? cves : [advisory.Id];
    }

    public static bool IsCve(string id) => id.StartsWith("CVE-", StringComparison.Ordinal);

    /// <summary>A notice may list one package in several builds, a minor release each: whoever has one of them is mended.</summary>
    static IEnumerable<Judgement> SatisfiedByAnyBuild(IReadOnlyList<Judgement> judgements)
    {
        foreach (var group in judgements.GroupBy(j => (j.Candidate.Advisory, j.Candidate.Affected.Ecosystem)))
            yield return group.FirstOrDefault(j => j.Status == VulnerabilityStatus.Fixed && j.Candidate.Affected.Ranges.Count > 0) ?? group.First();
    }

    static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i] == name)
                return i;
        return names.Count;
    }
}
