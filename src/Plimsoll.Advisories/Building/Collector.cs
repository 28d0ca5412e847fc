using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Building;

/// <summary>Gathers what all feeds say, packed: one advisory a source and id, and one enrichment a CVE.</summary>
sealed class Collector : FeedSink
{
    readonly SortedDictionary<(string Source, string Id), byte[]> advisories = new(Comparer<(string, string)>.Create(Order));
    readonly SortedDictionary<string, byte[]> enrichments = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, FeedSource> sources = new(StringComparer.Ordinal);

    public string File { get; set; } = "";

    /// <summary>By id, then by source; each is unpacked as it comes.</summary>
    public IEnumerable<(string Source, Advisory Advisory)> Advisories => advisories.Select(a => (a.Key.Source, PackedAdvisory.Read(a.Value)));

    /// <summary>By CVE; each is unpacked as it comes.</summary>
    public IEnumerable<Advisory> Enrichments => enrichments.Values.Select(PackedAdvisory.Read);

    public IReadOnlyDictionary<string, FeedSource> Sources => sources;

    public int Count => advisories.Count + enrichments.Count;

    /// <summary>Advisories by source.</summary>
    public IReadOnlyDictionary<string, int> Counts => advisories.Keys.GroupBy(k => k.Source).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>The newest day up to one, of all that have a date.</summary>
    public string? Newest(string asOf) => Advisories.Select(a => a.Advisory).Concat(Enrichments)
        .Select(a => a.Modified ?? a.Published ?? a.KnownExploited?.Added).Where(d => string.CompareOrdinal(d, asOf) <= 0).Max(StringComparer.Ordinal);

    public NamedList Skipped { get; } = new();

    public NamedList Unrecognised { get; } = new();

    public override void Add(FeedSource source, Advisory advisory)
    {
        sources[source.Name] = source;
        if (advisory.Affected.Count == 0 && advisory.Id.StartsWith("CVE-", StringComparison.Ordinal))
            Put(enrichments, advisory.Id, PackedAdvisory.Of(advisory), Merge);
        else
            Put(advisories, (source.Name, advisory.Id), PackedAdvisory.Of(advisory), Combine);
    }

    public override void Skip(string record, string why) => Skipped.Add($"{File}: {record}: {why}");

    /// <summary>Adds all that another has gathered, as if its files came next.</summary>
    public void Absorb(Collector other)
    {
        foreach (var (name, source) in other.sources)
            sources[name] = source;
        foreach (var (key, packed) in other.advisories)
            Put(advisories, key, packed, Combine);
        foreach (var (id, packed) in other.enrichments)
            Put(enrichments, id, packed, Merge);
    }

    public void LeaveOut(string file) => Unrecognised.Add(file);

    static int Order((string, string) a, (string, string) b) =>
        string.CompareOrdinal(a.Item2, b.Item2) is var id && id != 0 ? id : string.CompareOrdinal(a.Item1, b.Item1);

    static void Put<TKey>(SortedDictionary<TKey, byte[]> known, TKey key, byte[] packed, Func<Advisory, Advisory, Advisory> combine)
        where TKey : notnull => known[key] = known.TryGetValue(key, out var before) ? PackedAdvisory.Of(combine(PackedAdvisory.Read(before), PackedAdvisory.Read(packed))) : packed;

    /// <summary>The same record in two files: the later modified one; of two alike, what both affect.</summary>
    static Advisory Combine(Advisory before, Advisory advisory) => string.CompareOrdinal(advisory.Modified, before.Modified) switch
    {
        > 0 => advisory,
        < 0 => before,
        _ => before with { Affected = [.. before.Affected.Concat(advisory.Affected).DistinctBy(Said)] },
    };

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
