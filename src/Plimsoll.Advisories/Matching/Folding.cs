using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Matching;

/// <summary>One advisory's judgement on one vulnerability.</summary>
/// <param name="Ecosystem">How near its ecosystem is: 0 is the nearest.</param>
sealed record Vote(Judgement Judgement, int Ecosystem)
{
    public bool IsOpen => Judgement.Status is VulnerabilityStatus.Affected or VulnerabilityStatus.UnderInvestigation;
}

/// <summary>Folds advisories that speak of the same vulnerability, and settles contradictions.</summary>
static class Folding
{
    static readonly Func<string, bool>[] Shared = [IsCve, Malice.IsId, id => id.StartsWith("GHSA-", StringComparison.Ordinal)];

    /// <summary>The votes on each vulnerability, in the order of ids. Most packages have been mended of most: what nobody calls open is left out.</summary>
    public static SortedDictionary<string, List<Vote>> Open(IReadOnlyList<Judgement> judgements, Judges judges)
    {
        var votes = new SortedDictionary<string, List<Vote>>(StringComparer.Ordinal);
        var counted = SatisfiedByAnyBuild(judgements, judges);
        foreach (var vote in counted)
            if (vote.IsOpen)
                foreach (var id in vote.Judgement.Candidate.Vulnerabilities)
                    votes.TryAdd(id, []);
        if (votes.Count > 0)
            foreach (var vote in counted)
                foreach (var id in vote.Judgement.Candidate.Vulnerabilities)
                    if (votes.TryGetValue(id, out var list))
                        list.Add(vote);
        return votes;
    }

    /// <summary>The votes on one vulnerability, open or not.</summary>
    public static List<Vote> On(string id, IReadOnlyList<Judgement> judgements, Judges judges) =>
        SatisfiedByAnyBuild(judgements, judges).FindAll(v => v.Judgement.Candidate.Vulnerabilities.Contains(id));

    /// <summary>
    /// The vote that counts: of the nearest ecosystem, then of the most trusted source. Where one source speaks several times
    /// (a notice and its sequel), a vulnerability that is still open in one is open.
    /// </summary>
    public static Vote Decide(List<Vote> votes)
    {
        var decided = votes[0];
        foreach (var vote in votes)
            if (Rank(vote).CompareTo(Rank(decided)) < 0)
                decided = vote;
        return decided;
    }

    public static bool IsCve(string id) => id.StartsWith("CVE-", StringComparison.Ordinal);

    /// <summary>
    /// What an advisory speaks of: its CVEs; where it has none, the names that several databases share (OpenSSF's of malicious packages, GitHub's),
    /// so that they are told once; or itself.
    /// </summary>
    public static IReadOnlyList<string> Vulnerabilities(string id, IReadOnlyList<string> aliases)
    {
        foreach (var isShared in Shared)
        {
            if (isShared(id))
                return [id];
            var shared = aliases.Where(isShared).ToList();
            if (shared.Count > 0)
                return shared;
        }

        return [id];
    }

    static (int, int, VulnerabilityStatus, int) Rank(Vote vote) =>
        (vote.Ecosystem, Trust.Rank(vote.Judgement.Candidate.Source), vote.Judgement.Status, vote.Judgement.Candidate.Advisory.Value);

    /// <summary>
    /// A distribution's notice may list one package in several builds, a minor release each: whoever has one of them is mended. An advisory of a registry lists
    /// a package once for each span of affected versions: whoever lies in one of them is affected.
    /// </summary>
    /// <param name="judgements">The builds of one notice stand side by side.</param>
    static List<Vote> SatisfiedByAnyBuild(IReadOnlyList<Judgement> judgements, Judges judges)
    {
        var votes = new List<Vote>(judgements.Count);
        foreach (var judgement in judgements)
        {
            var vote = new Vote(judgement, judges.IndexOf(judgement.Candidate.Affected.Ecosystem));
            if (votes.Count == 0 || votes[^1].Judgement.Candidate.Advisory != judgement.Candidate.Advisory || votes[^1].Ecosystem != vote.Ecosystem)
                votes.Add(vote);
            else if (!IsBuild(votes[^1].Judgement) || !IsBuild(judgement))
                votes.Add(vote);
            else if (!IsMended(votes[^1].Judgement) && IsMended(judgement))
                votes[^1] = vote;
        }

        return votes;
    }

    /// <summary>Only distributions have releases, and only what begins somewhere is a span.</summary>
    static bool IsBuild(Judgement judgement) =>
        judgement.Candidate.Affected.Ecosystem.Contains(':', StringComparison.Ordinal) && judgement.Candidate.Affected.Ranges.All(r => r.Introduced is null);

    static bool IsMended(Judgement judgement) => judgement.Status == VulnerabilityStatus.Fixed && judgement.Candidate.Affected.Ranges.Count > 0;
}
