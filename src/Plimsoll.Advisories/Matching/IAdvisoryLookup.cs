using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Matching;

/// <summary>An advisory in the database; valid for that database only.</summary>
public readonly record struct AdvisoryKey(int Value);

/// <summary>One advisory's word on one package, before any version is compared.</summary>
/// <param name="Source">Name of the feed source.</param>
/// <param name="Vulnerabilities">What it speaks of: its CVEs, or where it has none the name that databases share, or itself.</param>
public sealed record Candidate(AdvisoryKey Advisory, AffectedPackage Affected, string Source, IReadOnlyList<string> Vulnerabilities);

/// <summary>What matching asks of a database.</summary>
public interface IAdvisoryLookup
{
    /// <summary>Whether any advisory of this ecosystem is held.</summary>
    bool Holds(string ecosystem);

    /// <summary>What is said of a package, in the order of the keys; empty where nothing is.</summary>
    IReadOnlyList<Candidate> Find(string ecosystem, string package);

    /// <summary>The facts of an advisory, without its affected packages.</summary>
    Advisory Get(AdvisoryKey key);

    /// <summary>Facts of a CVE from sources that name no packages (scores, weaknesses, EPSS, KEV), merged; null where none are held.</summary>
    Advisory? Enrichment(string cve);

    /// <summary>The advisories known by an id or alias.</summary>
    IReadOnlyList<AdvisoryKey> ById(string id);
}
