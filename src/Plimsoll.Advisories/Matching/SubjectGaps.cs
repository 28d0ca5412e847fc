using System.Globalization;
using Plimsoll.Advisories.Lifecycle;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>What keeps a subject from being judged: said loudly, for "no vulnerabilities" would be read as "none there".</summary>
static class SubjectGaps
{
    public static List<Gap> Of(SubjectEvidence evidence, IAdvisoryLookup lookup, DateOnly today)
    {
        List<Gap> gaps = [];
        if (evidence.OperatingSystem is not { } system)
        {
            if (evidence.Packages.Count > 0)
                gaps.Add(new Gap(GapCode.UnknownDistribution, "etc/os-release", $"the distribution cannot be told, so {evidence.Packages.Count:N0} packages were not judged; this must not be read as no vulnerabilities"));
            return gaps;
        }

        if (EndOfLife.Of(system) is { } day && DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) < today)
            gaps.Add(new Gap(GapCode.EndOfLife, "etc/os-release", $"{system} has had no fixes since {day}: vulnerabilities found later are not in any advisory; move to a supported release"));
        if (evidence.Packages.Count == 0)
            return gaps;
        if (Ecosystems.Of(system) is not { } judges)
            gaps.Add(new Gap(GapCode.UnknownDistribution, "etc/os-release", $"no advisories are meant for {system}, so {evidence.Packages.Count:N0} packages were not judged; this must not be read as no vulnerabilities"));
        else if (!judges.Names.Any(lookup.Holds))
            gaps.Add(new Gap(GapCode.NoAdvisories, "etc/os-release", $"the database holds no advisories for {system}, so {evidence.Packages.Count:N0} packages were not judged; this must not be read as no vulnerabilities"));
        else if (judges.Approximation is { } note)
            gaps.Add(new Gap(GapCode.UnknownDistribution, "etc/os-release", note));
        return gaps;
    }
}
