using Plimsoll.Advisories.Versions;
using Plimsoll.Advisories.Versions.Constraints;
using Plimsoll.Core.Advisories;
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
            if (IsBefore(range, installed, scheme))
                continue;
            if (range.LastAffected is { } last)
            {
                if (scheme.Compare(installed, last) <= 0)
                    return new Judgement(candidate, affected.Status, Named(range.Fixed, scheme), $"{installed} <= {last}: affected");
                passed = $"{installed} > {last}: not affected any more";
            }
            else if (range.Fixed is { } ended)
            {
                if (scheme.Compare(installed, ended) < 0)
                    return new Judgement(candidate, affected.Status, Named(ended, scheme), $"{installed} < {ended}: affected");
                passed = $"{installed} >= {ended}: fixed";
            }
            else
            {
                return new Judgement(candidate, affected.Status, null, $"{installed} >= {range.Introduced ?? "0"}, and no fixed version is known: affected");
            }
        }

        return new Judgement(candidate, VulnerabilityStatus.Fixed, null, passed ?? $"{installed} is in no affected range");
    }

    static bool IsBefore(VersionRange range, string installed, IVersionScheme scheme) =>
        range.Introduced is { } first && scheme.Compare(installed, first) is var order && (order < 0 || (order == 0 && range.IsAfterIntroduced));

    static string? Named(string? fixedVersion, IVersionScheme scheme) => fixedVersion is null ? null : LowestPreRelease.ReleaseOf(fixedVersion, scheme);
}
