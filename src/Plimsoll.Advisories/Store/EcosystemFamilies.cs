using Plimsoll.Advisories.Database;

namespace Plimsoll.Advisories.Store;

/// <summary>How many advisories a database has for each system or language, its releases taken together: <c>Debian</c>, <c>npm</c>.</summary>
static class EcosystemFamilies
{
    public static IReadOnlyDictionary<string, long> Of(AdvisoryDatabase database)
    {
        var families = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var command = database.Command("SELECT e.name, count(DISTINCT f.advisory) FROM ecosystem e JOIN affected f ON f.ecosystem = e.id GROUP BY e.name");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var family = reader.GetString(0).Split(':')[0];
            families[family] = families.GetValueOrDefault(family) + reader.GetInt64(1);
        }

        return families;
    }
}
