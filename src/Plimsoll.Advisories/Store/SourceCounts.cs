using Plimsoll.Advisories.Database;

namespace Plimsoll.Advisories.Store;

/// <summary>How much each source says, by its name: advisories, and for those that only enrich, the CVEs they speak of.</summary>
static class SourceCounts
{
    static readonly (string Name, string Sql)[] Enriching =
    [
        ("cisa-kev", "SELECT count(*) FROM enrichment WHERE kev_added IS NOT NULL"),
        ("first-epss", "SELECT count(*) FROM enrichment WHERE epss IS NOT NULL"),
    ];

    public static IReadOnlyDictionary<string, long> Of(AdvisoryDatabase database)
    {
        var counts = database.Info.Sources.ToDictionary(s => s.Name, s => s.Advisories, StringComparer.Ordinal);
        foreach (var (name, sql) in Enriching)
        {
            using var command = database.Command(sql);
            if (command.ExecuteScalar() is long count and > 0)
                counts[name] = count;
        }

        return counts;
    }
}
