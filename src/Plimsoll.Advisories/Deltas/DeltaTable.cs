namespace Plimsoll.Advisories.Deltas;

/// <summary>A list of rows in a delta. Rows name advisories, sources and ecosystems by what they are called: ids are positions, and one new advisory moves all behind it.</summary>
/// <param name="Name">Of the temporary table that gathers it.</param>
/// <param name="Columns">With the key's first.</param>
/// <param name="Select">The rows that the database <c>main</c> has and <c>base</c> has not, or the other way round.</param>
/// <param name="Gone">Of a table of things that are gone: the table of what was put, from which they vanish.</param>
sealed record DeltaTable(string Name, int Columns, string Select, string Create, string? Gone = null)
{
    const string Advisories = """
        SELECT a.name AS name, s.name AS source, a.aliases, a.severity, a.cvss, a.cwe, a.published, a.modified, a.withdrawn, a.refs
        FROM {0}.advisory a JOIN {0}.source s ON s.id = a.source
        """;

    const string AdvisoryKeys = "SELECT a.name AS name, s.name AS source FROM {0}.advisory a JOIN {0}.source s ON s.id = a.source";

    const string Affected = """
        SELECT e.name AS ecosystem, f.package, a.name AS advisory, s.name AS source, f.seq, f.status, f.state, f.severity, f.module, f.architectures, f.ranges, f.versions
        FROM {0}.affected f JOIN {0}.ecosystem e ON e.id = f.ecosystem JOIN {0}.advisory a ON a.id = f.advisory JOIN {0}.source s ON s.id = a.source
        """;

    const string AffectedKeys = """
        SELECT e.name AS ecosystem, f.package, a.name AS advisory, s.name AS source, f.seq
        FROM {0}.affected f JOIN {0}.ecosystem e ON e.id = f.ecosystem JOIN {0}.advisory a ON a.id = f.advisory JOIN {0}.source s ON s.id = a.source
        """;

    const string AffectedKey = "ecosystem, package, advisory, source, seq";

    /// <summary>In the order in which they stand in a delta. The first three are whole, not differences.</summary>
    public static IReadOnlyList<DeltaTable> All { get; } =
    [
        new("new_meta", 2, "SELECT key, value FROM main.meta ORDER BY key", "(key TEXT PRIMARY KEY, value)"),
        new("new_source", 6, "SELECT id, name, licence, attribution, date, advisories FROM main.source ORDER BY id", "(id INTEGER PRIMARY KEY, name, licence, attribution, date, advisories)"),
        new("new_ecosystem", 2, "SELECT name, id FROM main.ecosystem ORDER BY name", "(name TEXT PRIMARY KEY, id)"),
        new("gone_advisory", 2, Less(AdvisoryKeys, "base", "main", "1, 2"), "(name TEXT, source TEXT, PRIMARY KEY (name, source)) WITHOUT ROWID", "put_advisory"),
        new("put_advisory", 10, Less(Advisories, "main", "base", "1, 2"),
            "(name TEXT, source TEXT, aliases, severity, cvss, cwe, published, modified, withdrawn, refs, PRIMARY KEY (name, source)) WITHOUT ROWID"),
        new("gone_affected", 5, Less(AffectedKeys, "base", "main", "1, 2, 3, 4, 5"), $"(ecosystem TEXT, package TEXT, advisory TEXT, source TEXT, seq INTEGER, PRIMARY KEY ({AffectedKey})) WITHOUT ROWID", "put_affected"),
        new("put_affected", 12, Less(Affected, "main", "base", "1, 2, 3, 4, 5"),
            $"(ecosystem TEXT, package TEXT, advisory TEXT, source TEXT, seq INTEGER, status, state, severity, module, architectures, ranges, versions, PRIMARY KEY ({AffectedKey})) WITHOUT ROWID"),
        new("gone_enrichment", 1, Less("SELECT cve FROM {0}.enrichment", "base", "main", "1"), "(cve TEXT PRIMARY KEY) WITHOUT ROWID", "put_enrichment"),
        new("put_enrichment", 8, Less("SELECT cve, cvss, cwe, published, epss, percentile, kev_added, kev_due FROM {0}.enrichment", "main", "base", "1"),
            "(cve TEXT PRIMARY KEY, cvss, cwe, published, epss, percentile, kev_added, kev_due) WITHOUT ROWID"),
    ];

    /// <summary>Names of the key's columns, for tables of what is gone: all they have.</summary>
    public string KeyColumns => Columns switch { 1 => "cve", 2 => "name, source", _ => AffectedKey };

    public bool IsWhole => Name.StartsWith("new_", StringComparison.Ordinal);

    static string Less(string select, string has, string hasNot, string order) =>
        $"{select.Replace("{0}", has, StringComparison.Ordinal)} EXCEPT {select.Replace("{0}", hasNot, StringComparison.Ordinal)} ORDER BY {order}";
}
