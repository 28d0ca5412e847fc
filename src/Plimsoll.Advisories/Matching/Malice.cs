using Plimsoll.Core.Advisories;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>Packages that were made to do harm, as against those that have a flaw: a class of their own, and always critical.</summary>
/// <remarks>OpenSSF's malicious packages (<c>MAL-</c>), and GitHub's advisories of CWE-506, "Embedded Malicious Code".</remarks>
static class Malice
{
    const string EmbeddedMaliciousCode = "CWE-506";

    /// <summary>The source of the first advisory that calls the package malicious; null where none does.</summary>
    public static string? In(List<Vote> votes, List<Advisory> advisories)
    {
        foreach (var (vote, advisory) in votes.Zip(advisories))
            if (IsToldBy(advisory))
                return vote.Judgement.Candidate.Source;
        return null;
    }

    public static bool IsToldBy(Advisory advisory) =>
        IsId(advisory.Id) || advisory.Aliases.Any(IsId)
        || (advisory.Id.StartsWith("GHSA-", StringComparison.Ordinal) && advisory.Weaknesses.Contains(EmbeddedMaliciousCode));

    public static bool IsId(string id) => id.StartsWith("MAL-", StringComparison.Ordinal);

    public static string Remedy(Package package, List<string> ends) =>
        $"Remove {package.Name}{(ends.Count > 0 ? $", or move to {ends[^1]}" : "")}: it is malicious, and whatever ran it must be taken for compromised.";
}
