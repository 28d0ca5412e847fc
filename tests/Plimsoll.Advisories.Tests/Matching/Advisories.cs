using Plimsoll.Advisories.Matching;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Tests.Matching;

/// <summary>A database in a few words.</summary>
sealed class Advisories : IAdvisoryLookup
{
    readonly List<(Advisory Advisory, string Source)> all = [];
    readonly HashSet<string> held = [];
    readonly Dictionary<string, Advisory> scores = [];

    public Advisories Says(string id, string source, string ecosystem, string package, string? end, string[]? aliases = null, string? module = null,
        VulnerabilityStatus status = VulnerabilityStatus.Affected, VendorState state = VendorState.None, Severity severity = Severity.Unknown)
    {
        held.Add(ecosystem);
        all.Add((new Advisory
        {
            Id = id,
            Aliases = aliases ?? [],
            Affected = [new AffectedPackage { Ecosystem = ecosystem, Package = package, Ranges = end is null ? [] : [new VersionRange(null, end)], Module = module, Status = status, VendorState = state, Severity = severity }],
        }, source));
        return this;
    }

    public Advisories Holding(params string[] ecosystems)
    {
        held.UnionWith(ecosystems);
        return this;
    }

    public Advisories Scores(string cve, string vector)
    {
        scores[cve] = new Advisory { Id = cve, Cvss = [vector] };
        return this;
    }

    public bool Holds(string ecosystem) => held.Contains(ecosystem);

    public IReadOnlyList<Candidate> Find(string ecosystem, string package) =>
        [.. all.SelectMany((a, i) => a.Advisory.Affected.Where(f => f.Ecosystem == ecosystem && f.Package == package).Select(f => new Candidate(new AdvisoryKey(i), f, a.Source, Folding.Vulnerabilities(a.Advisory.Id, a.Advisory.Aliases))))];

    public Advisory Get(AdvisoryKey key) => all[key.Value].Advisory;

    public Advisory? Enrichment(string cve) => scores.GetValueOrDefault(cve);

    public IReadOnlyList<AdvisoryKey> ById(string id) => [.. all.Select((a, i) => (a, i)).Where(x => x.a.Advisory.Id == id || x.a.Advisory.Aliases.Contains(id)).Select(x => new AdvisoryKey(x.i))];
}
