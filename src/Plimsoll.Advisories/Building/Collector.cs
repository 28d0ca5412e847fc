using Plimsoll.Advisories.Feeds;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Building;

/// <summary>Gathers what all feeds say: one advisory a source and id, and one enrichment a CVE.</summary>
sealed class Collector : FeedSink
{
    const int MaxNamed = 100;

    readonly SortedDictionary<(string Source, string Id), Advisory> advisories = new(Comparer<(string, string)>.Create(Order));
    readonly SortedDictionary<string, Advisory> enrichments = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, FeedSource> sources = new(StringComparer.Ordinal);
    readonly List<string> skipped = [];

    public string File { get; set; } = "";

    public IReadOnlyDictionary<(string Source, string Id), Advisory> Advisories => advisories;

    public IReadOnlyDictionary<string, Advisory> Enrichments => enrichments;

    public IReadOnlyDictionary<string, FeedSource> Sources => sources;

    public IReadOnlyList<string> Skipped => skipped;

    public int SkippedCount { get; private set; }

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
            advisories[key] = before with { Affected = [.. before.Affected.Concat(advisory.Affected)] };
    }

    public override void Skip(string record, string why)
    {
        SkippedCount++;
        if (skipped.Count < MaxNamed)
            skipped.Add($"{File}: {record}: {why}");
    }

    static int Order((string, string) a, (string, string) b) =>
        string.CompareOrdinal(a.Item2, b.Item2) is var id && id != 0 ? id : string.CompareOrdinal(a.Item1, b.Item1);

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
