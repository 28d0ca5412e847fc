using Plimsoll.Advisories.Versions;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Matching;

/// <summary>Compares an installed version with an advisory's ranges.</summary>
static class VersionJudge
{
    public static Judgement Judge(Candidate candidate, string installed, IVersionScheme scheme)
    {
        var affected = candidate.Affected;
        if (affected.Status is VulnerabilityStatus.NotAffected or VulnerabilityStatus.Fixed)
            return new Judgement(candidate, VulnerabilityStatus.NotAffected, null, "the vendor says that no version is affected");
        if (affected.Ranges.Count == 0 && affected.Versions.Count == 0)
            return new Judgement(candidate, affected.Status, null, "no fixed version is known: every version is affected");
        foreach (var version in affected.Versions)
            if (scheme.Compare(installed, version) == 0)
                return new Judgement(candidate, affected.Status, null, $"{installed} is listed as affected");
        string? passed = null;
        foreach (var range in affected.Ranges)
        {
            if (range.Introduced is { } first && scheme.Compare(installed, first) < 0)
                continue;
            if (range.Fixed is { } ended)
            {
                if (scheme.Compare(installed, ended) < 0)
                    return new Judgement(candidate, affected.Status, ended, $"{installed} < {ended}: affected");
                passed = $"{installed} >= {ended}: fixed";
            }
            else if (range.LastAffected is { } last)
            {
                if (scheme.Compare(installed, last) <= 0)
                    return new Judgement(candidate, affected.Status, null, $"{installed} <= {last}: affected");
                passed = $"{installed} > {last}: not affected any more";
            }
            else
            {
                return new Judgement(candidate, affected.Status, null, $"{installed} >= {range.Introduced ?? "0"}, and no fixed version is known: affected");
            }
        }

        return new Judgement(candidate, VulnerabilityStatus.Fixed, null, passed ?? $"{installed} is in no affected range");
    }
}
