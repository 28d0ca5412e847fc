namespace Plimsoll.Advisories.Database;

/// <summary>The tables of the advisory database. A reader refuses any other version.</summary>
static class Schema
{
    public const string Version = "2";

    /// <summary>Set before anything is written: the same rows make the same bytes.</summary>
    public const string Form = "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA encoding='UTF-8';";

    /// <remarks>
    /// Lists stand as lines in one text: they are read whole or not at all. <c>ranges</c> holds a line a range,
    /// <c>introduced TAB fixed TAB last affected</c>; empty parts are open ends, and a fourth part <c>&gt;</c> leaves the introduced version out.
    /// <c>package</c> is the name as <see cref="PackageKey"/> compares it.
    /// </remarks>
    public const string Create = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL, licence TEXT NOT NULL, attribution TEXT NOT NULL, date TEXT, advisories INTEGER NOT NULL);
        CREATE TABLE ecosystem (name TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE advisory (id INTEGER PRIMARY KEY, name TEXT NOT NULL, source INTEGER NOT NULL, aliases TEXT, severity INTEGER NOT NULL, cvss TEXT, cwe TEXT,
            published TEXT, modified TEXT, withdrawn TEXT, refs TEXT);
        CREATE TABLE alias (name TEXT NOT NULL, advisory INTEGER NOT NULL, PRIMARY KEY (name, advisory)) WITHOUT ROWID;
        CREATE TABLE affected (ecosystem INTEGER NOT NULL, package TEXT NOT NULL, advisory INTEGER NOT NULL, seq INTEGER NOT NULL, status INTEGER NOT NULL,
            state INTEGER NOT NULL, severity INTEGER NOT NULL, module TEXT, architectures TEXT, ranges TEXT, versions TEXT,
            PRIMARY KEY (ecosystem, package, advisory, seq)) WITHOUT ROWID;
        CREATE TABLE enrichment (cve TEXT PRIMARY KEY, cvss TEXT, cwe TEXT, published TEXT, epss REAL, percentile REAL, kev_added TEXT, kev_due TEXT) WITHOUT ROWID;
        """;
}
