using Microsoft.Data.Sqlite;

namespace Plimsoll.Advisories.Database;

/// <summary>Checks a database before it is trusted: form, references, counts, content.</summary>
public static class DatabaseVerifier
{
    static readonly (string Sql, string Problem)[] Checks =
    [
        ("SELECT count(*) FROM affected f LEFT JOIN advisory a ON a.id = f.advisory WHERE a.id IS NULL", "{0} affected packages belong to no advisory"),
        ("SELECT count(*) FROM alias l LEFT JOIN advisory a ON a.id = l.advisory WHERE a.id IS NULL", "{0} aliases belong to no advisory"),
        ("SELECT count(*) FROM affected f WHERE f.ecosystem NOT IN (SELECT id FROM ecosystem)", "{0} affected packages belong to no ecosystem"),
        ("SELECT count(*) FROM advisory a LEFT JOIN source s ON s.id = a.source WHERE s.id IS NULL", "{0} advisories belong to no source"),
        ("SELECT count(*) FROM source s WHERE s.advisories <> (SELECT count(*) FROM advisory a WHERE a.source = s.id)", "{0} sources state other counts than they have"),
    ];

    /// <returns>A sentence a problem; empty where the database is whole.</returns>
    /// <exception cref="UnusableDatabaseException">It cannot be opened at all.</exception>
    public static IReadOnlyList<string> Verify(string path)
    {
        using var database = AdvisoryDatabase.Open(path);
        List<string> problems = [];
        try
        {
            using (var integrity = database.Command("PRAGMA integrity_check(5)"))
            using (var reader = integrity.ExecuteReader())
                while (reader.Read())
                    if (reader.GetString(0) is not "ok" and var problem)
                        problems.Add($"The file is damaged: {problem}.");
            foreach (var (sql, problem) in problems.Count == 0 ? Checks : [])
            {
                using var check = database.Command(sql);
                if (check.ExecuteScalar() is long count and > 0)
                    problems.Add(problem.Replace("{0}", $"{count:N0}", StringComparison.Ordinal) + ".");
            }

            if (problems.Count == 0 && database.ContentDigest() is var content && content != database.Info.Digest)
                problems.Add($"The content is {content} and the file states {database.Info.Digest}.");
        }
        catch (SqliteException e)
        {
            problems.Add($"The file is damaged: {e.Message}");
        }

        return problems;
    }
}
