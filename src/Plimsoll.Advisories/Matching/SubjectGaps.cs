using System.Globalization;
using Plimsoll.Advisories.Lifecycle;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>What keeps a subject from being judged: said loudly, for "no vulnerabilities" would be read as "none there".</summary>
static class SubjectGaps
{
    const string Warning = "this must not be read as no vulnerabilities";
    const string Release = "etc/os-release";

    public static List<Gap> Of(SubjectEvidence evidence, IAdvisoryLookup lookup, DateOnly today)
    {
        List<Gap> gaps = [];
        OfSystem(evidence, lookup, today, gaps);
        OfRegistries(evidence, lookup, gaps);
        return gaps;
    }

    static void OfSystem(SubjectEvidence evidence, IAdvisoryLookup lookup, DateOnly today, List<Gap> gaps)
    {
        var count = evidence.Packages.Count(p => p.Package.Type.IsOfSystem());
        if (evidence.OperatingSystem is not { } system)
        {
            if (count > 0)
                gaps.Add(new Gap(GapCode.UnknownDistribution, Release, $"the distribution cannot be told, so {count:N0} packages were not judged; {Warning}"));
            return;
        }

        if (EndOfLife.Of(system) is { } day && DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) < today)
            gaps.Add(new Gap(GapCode.EndOfLife, Release, $"{system} has had no fixes since {day}: vulnerabilities found later are not in any advisory; move to a supported release"));
        if (count == 0)
            return;
        if (Ecosystems.Of(system) is not { } judges)
            gaps.Add(new Gap(GapCode.UnknownDistribution, Release, $"no advisories are meant for {system}, so {count:N0} packages were not judged; {Warning}"));
        else if (!judges.Names.Any(lookup.Holds))
            gaps.Add(new Gap(GapCode.NoAdvisories, Release, $"the database holds no advisories for {system}, so {count:N0} packages were not judged; {Warning}"));
        else if (judges.Approximation is { } note)
            gaps.Add(new Gap(GapCode.UnknownDistribution, Release, note));
    }

    static void OfRegistries(SubjectEvidence evidence, IAdvisoryLookup lookup, List<Gap> gaps)
    {
        var (unjudged, unversioned) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var kind in evidence.Packages.Where(p => !p.Package.Type.IsOfSystem() && !p.IsOfDistribution).GroupBy(p => p.Package.Type).OrderBy(g => g.Key))
        {
            unversioned += kind.Count(p => p.Package.Version.Length == 0);
            if (RegistryEcosystems.Of(kind.Key) is not { } ecosystem)
                unjudged[kind.Key.PurlName()] = kind.Count();
            else if (!lookup.Holds(ecosystem))
                gaps.Add(new Gap(GapCode.NoAdvisories, "", $"the database holds no advisories for {ecosystem}, so {kind.Count():N0} packages were not judged; {Warning}"));
        }

        if (unjudged.Count > 0)
            gaps.Add(new Gap(GapCode.Unsupported, "", $"nobody publishes advisories for packages of these kinds, which are listed and not judged: {string.Join(", ", unjudged.Select(u => $"{u.Key} ({u.Value:N0})"))}"));
        if (unversioned > 0)
            gaps.Add(new Gap(GapCode.Unsupported, "", $"the versions of {unversioned:N0} packages cannot be told; they are listed and not judged"));
    }
}
