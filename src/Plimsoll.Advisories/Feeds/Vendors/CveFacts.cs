using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.Vendors;

/// <summary>Scores and weaknesses that vendors' advisories state of each CVE they fix: advisories that name no packages.</summary>
sealed class CveFacts
{
    readonly SortedDictionary<string, (SortedSet<string> Cvss, SortedSet<string> Weaknesses)> facts = new(StringComparer.Ordinal);

    /// <param name="cvss">Vectors, with or without a score before them.</param>
    public void Add(string cve, IEnumerable<string?> cvss, IEnumerable<string> weaknesses)
    {
        if (!Identifiers.IsCve(cve))
            return;
        var vectors = cvss.Select(Identifiers.Vector).OfType<string>().ToArray();
        var kinds = weaknesses.ToArray();
        if (vectors.Length == 0 && kinds.Length == 0)
            return;
        if (!facts.TryGetValue(cve, out var known))
            facts.Add(cve, known = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal)));
        known.Cvss.UnionWith(vectors);
        known.Weaknesses.UnionWith(kinds);
    }

    public IEnumerable<Advisory> ToAdvisories() =>
        facts.Select(fact => new Advisory { Id = fact.Key, Cvss = [.. fact.Value.Cvss], Weaknesses = [.. fact.Value.Weaknesses] });
}
