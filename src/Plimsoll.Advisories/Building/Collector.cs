using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Building;

/// <summary>Gathers what all feeds say: one advisory a source and id, and one enrichment a CVE.</summary>
sealed class Collector : FeedSink
{
    readonly SortedDictionary<(string Source, string Id), Advisory> advisories = new(Comparer<(string, string)>.Create(Order));
    readonly SortedDictionary<string, Advisory> enrichments = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, FeedSource> sources = new(StringComparer.Ordinal);

    public string File { get; set; } = "";

    public IReadOnlyDictionary<(string Source, string Id), Advisory> Advisories => advisories;

    public IReadOnlyDictionary<string, Advisory> Enrichments => enrichments;

    public IReadOnlyDictionary<string, FeedSource> Sources => sources;

    public int Count => advisories.Count + enrichments.Count;

    /// <summary>The newest day up to one, of all that have a date.</summary>
    public string? Newest(string asOf) => advisories.Values.Concat(enrichments.Values)
        .Select(a => a.Modified ?? a.Published ?? a.KnownExploited?.Added).Where(d => string.CompareOrdinal(d, asOf) <= 0).Max(StringComparer.Ordinal);

    public NamedList Skipped { get; } = new();

    public NamedList Unrecognised { get; } = new();

    public override void Add(FeedSource source, Advisory advisory)
    {
        sources[source.Name] = source;
        if (advisory.Affected.Count == 0 && advisory.Id.StartsWith("CVE-", StringComparison.Ordinal))
        {
            enrichments[advisory.Id] = enrichments.TryGetValue(advisory.Id, out var known) ? Merge(known, advisory) : advisory;
            return;
        }

        var key = (source.Name, advisory.Id);

        // The same record in two files: the later modified one; of two alike, what both affect.
        if (!advisories.TryGetValue(key, out var before))
            advisories[key] = advisory;
        else if (string.CompareOrdinal(advisory.Modified, before.Modified) is var newer && newer != 0)
            advisories[key] = newer > 0 ? advisory : before;
        else
            advisories[key] = before with { Affected = [.. before.Affected.Concat(advisory.Affected).DistinctBy(Said)] };
    }

    public override void Skip(string record, string why) => Skipped.Add($"{File}: {record}: {why}");

    /// <summary>Adds all that another has gathered, as if its files came next.</summary>
    public void Absorb(Collector other)
    {
        foreach (var (name, source) in other.sources)
            sources[name] = source;
        foreach (var ((source, _), advisory) in other.advisories)
            Add(other.sources[source], advisory);
        foreach (var (id, advisory) in other.enrichments)
            enrichments[id] = enrichments.TryGetValue(id, out var known) ? Merge(known, advisory) : advisory;
    }

    public void LeaveOut(string file) => Unrecognised.Add(file);

    static int Order((string, string) a, (string, string) b) =>
        string.CompareOrdinal(a.Item2, b.Item2) is var id && id != 0 ? id : string.CompareOrdinal(a.Item1, b.Item1);

    /// <summary>All that is said of a package, for lists are equal by what they hold only as text.</summary>
    static (string, string, int, int, int, string?, string?, string?, string?) Said(AffectedPackage a) =>
        (a.Ecosystem, a.Package, (int)a.Status, (int)a.VendorState, (int)a.Severity, a.Module, ListText.Of(a.Architectures), ListText.Of(a.Ranges), ListText.Of(a.Versions));

    static Advisory Merge(Advisory a, Advisory b) => a with
    {
        Cvss = Union(a.Cvss, b.Cvss),
        Weaknesses = Union(a.Weaknesses, b.Weaknesses),
        Published = a.Published ?? b.Published,
        Epss = b.Epss ?? a.Epss,
        KnownExploited = b.KnownExploited ?? a.KnownExploited,
    };

    static IReadOnlyList<string> Union(IReadOnlyList<string> a, IReadOnlyList<string> b) =>
        b.Count == 0 ? a : [.. a.Concat(b).Distinct().Order(StringComparer.Ordinal)];
}
