using Plimsoll.Advisories.Database;

namespace Plimsoll.Advisories.Deltas;

/// <summary>Fills a new database from the old one and what deltas say of it: what they neither remove nor put is copied, under the ids that its place gives it.</summary>
static class Rebuild
{
    /// <summary>An advisory's id is its place in the order of names, then sources, as the writer of databases gives it.</summary>
    const string Places = """
        CREATE TEMP TABLE old_advisory (name TEXT, source TEXT, id INTEGER, PRIMARY KEY (name, source)) WITHOUT ROWID;
        INSERT INTO temp.old_advisory SELECT a.name, s.name, a.id FROM base.advisory a JOIN base.source s ON s.id = a.source;
        CREATE TEMP TABLE place (id INTEGER PRIMARY KEY, name TEXT, source TEXT, old INTEGER, is_put INTEGER);
        INSERT INTO temp.place
            SELECT row_number() OVER (ORDER BY name, source), name, source, old, is_put FROM (
                SELECT name, source, id AS old, 0 AS is_put FROM temp.old_advisory o
                    WHERE NOT EXISTS (SELECT 1 FROM temp.gone_advisory g WHERE g.name = o.name AND g.source = o.source)
                    AND NOT EXISTS (SELECT 1 FROM temp.put_advisory p WHERE p.name = o.name AND p.source = o.source)
                UNION ALL
                SELECT p.name, p.source, o.id, 1 FROM temp.put_advisory p LEFT JOIN temp.old_advisory o ON o.name = p.name AND o.source = p.source);
        CREATE INDEX temp.by_old ON place (old);
        CREATE INDEX temp.by_name ON place (name, source);
        """;

    const string Heads = """
        INSERT INTO main.meta SELECT key, value FROM temp.new_meta;
        INSERT INTO main.source SELECT id, name, licence, attribution, date, advisories FROM temp.new_source;
        INSERT INTO main.ecosystem SELECT name, id FROM temp.new_ecosystem;
        CREATE TEMP TABLE source_id (name TEXT PRIMARY KEY, id INTEGER) WITHOUT ROWID;
        INSERT INTO temp.source_id SELECT name, id FROM temp.new_source;
        """;

    const string Advisories = """
        INSERT INTO main.advisory
            SELECT p.id, a.name, s.id, a.aliases, a.severity, a.cvss, a.cwe, a.published, a.modified, a.withdrawn, a.refs
                FROM temp.place p JOIN base.advisory a ON a.id = p.old JOIN temp.source_id s ON s.name = p.source WHERE p.is_put = 0
            UNION ALL
            SELECT p.id, a.name, s.id, a.aliases, a.severity, a.cvss, a.cwe, a.published, a.modified, a.withdrawn, a.refs
                FROM temp.put_advisory a JOIN temp.place p ON p.name = a.name AND p.source = a.source JOIN temp.source_id s ON s.name = a.source;
        INSERT INTO main.alias SELECT l.name, p.id FROM base.alias l JOIN temp.place p ON p.old = l.advisory WHERE p.is_put = 0;
        """;

    /// <summary>Rows that were changed or removed, by the old ids: few, and looked up once a row.</summary>
    const string Dropped = """
        CREATE TEMP TABLE dropped (ecosystem INTEGER, package TEXT, advisory INTEGER, seq INTEGER, PRIMARY KEY (ecosystem, package, advisory, seq)) WITHOUT ROWID;
        INSERT OR IGNORE INTO temp.dropped
            SELECT e.id, g.package, a.id, g.seq
            FROM (SELECT ecosystem, package, advisory, source, seq FROM temp.gone_affected UNION ALL SELECT ecosystem, package, advisory, source, seq FROM temp.put_affected) g
            JOIN base.ecosystem e ON e.name = g.ecosystem JOIN temp.old_advisory a ON a.name = g.advisory AND a.source = g.source;
        """;

    const string Affected = """
        CREATE TEMP TABLE ecosystem_id (old INTEGER PRIMARY KEY, id INTEGER);
        INSERT INTO temp.ecosystem_id SELECT o.id, n.id FROM base.ecosystem o JOIN temp.new_ecosystem n ON n.name = o.name;
        INSERT INTO main.affected
            SELECT e.id, f.package, p.id, f.seq, f.status, f.state, f.severity, f.module, f.architectures, f.ranges, f.versions
            FROM base.affected f CROSS JOIN temp.ecosystem_id e ON e.old = f.ecosystem CROSS JOIN temp.place p ON p.old = f.advisory
            WHERE NOT EXISTS (SELECT 1 FROM temp.dropped d WHERE d.ecosystem = f.ecosystem AND d.package = f.package AND d.advisory = f.advisory AND d.seq = f.seq);
        INSERT INTO main.affected
            SELECT e.id, f.package, p.id, f.seq, f.status, f.state, f.severity, f.module, f.architectures, f.ranges, f.versions
            FROM temp.put_affected f JOIN temp.new_ecosystem e ON e.name = f.ecosystem JOIN temp.place p ON p.name = f.advisory AND p.source = f.source;
        """;

    const string Enrichments = """
        INSERT INTO main.enrichment SELECT * FROM base.enrichment
            WHERE cve NOT IN (SELECT cve FROM temp.gone_enrichment) AND cve NOT IN (SELECT cve FROM temp.put_enrichment);
        INSERT INTO main.enrichment SELECT * FROM temp.put_enrichment;
        """;

    public static void From(SqlFile file, CancellationToken cancellation)
    {
        foreach (var step in (ReadOnlySpan<string>)[Heads, Places, Advisories, Dropped, Affected, Enrichments])
        {
            cancellation.ThrowIfCancellationRequested();
            file.Execute(step);
        }

        AddAliases(file);
    }

    /// <summary>An advisory is found by its aliases and by its own name.</summary>
    static void AddAliases(SqlFile file)
    {
        using var puts = file.Command("SELECT p.id, a.name, a.aliases FROM temp.put_advisory a JOIN temp.place p ON p.name = a.name AND p.source = a.source");
        using var reader = puts.ExecuteReader();
        using var insert = file.Insert("main.alias", 2);
        while (reader.Read())
            foreach (var name in ListText.Read(reader.IsDBNull(2) ? null : reader.GetString(2)).Append(reader.GetString(1)).Distinct())
            {
                insert.Parameters[0].Value = name;
                insert.Parameters[1].Value = reader.GetInt64(0);
                insert.ExecuteNonQuery();
            }
    }
}
