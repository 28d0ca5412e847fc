using Microsoft.Data.Sqlite;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Building;

/// <summary>Writes what was collected as a database file, in one fixed order, beside the old file and then over it.</summary>
sealed class DatabaseWriter : IDisposable
{
    /// <summary>Rows of <c>affected</c> and <c>alias</c> come in the order of the advisories and are put where their keys belong: fast while the pages stay at hand.</summary>
    const int CacheKibibytes = 48 * 1024;

    readonly SqliteConnection connection;
    readonly SqliteTransaction transaction;
    readonly Dictionary<string, int> ecosystems;

    DatabaseWriter(string path, Collector collector)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(Schema.Form);
        Execute($"PRAGMA cache_size=-{CacheKibibytes};");
        transaction = connection.BeginTransaction();
        Execute(Schema.Create);
        ecosystems = collector.Advisories.SelectMany(a => a.Advisory.Affected).Select(a => a.Ecosystem).Distinct().Order(StringComparer.Ordinal)
            .Select((name, i) => (name, i)).ToDictionary(e => e.name, e => e.i + 1, StringComparer.Ordinal);
    }

    public static void Write(Collector collector, string output, DateOnly asOf)
    {
        var temporary = $"{output}.{Environment.ProcessId}.tmp";
        try
        {
            using (var writer = new DatabaseWriter(temporary, collector))
                writer.WriteAll(collector, asOf.ToString("yyyy-MM-dd"));
            using (var handle = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(handle);
            File.Move(temporary, output, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }

    void WriteAll(Collector collector, string asOf)
    {
        var sources = collector.Sources.Values.Select((source, i) => new SourceRow(i + 1, source)).ToDictionary(s => s.Source.Name, StringComparer.Ordinal);
        Insert("ecosystem", 2, ecosystems.OrderBy(e => e.Value).Select(e => new object?[] { e.Key, e.Value }));
        WriteAdvisories(collector, sources, asOf);
        Insert("enrichment", 8, collector.Enrichments.Select(e => new object?[]
        {
            e.Id, ListText.Of(e.Cvss), ListText.Of(e.Weaknesses), e.Published, e.Epss?.Probability, e.Epss?.Percentile, e.KnownExploited?.Added, e.KnownExploited?.Due,
        }));
        Insert("source", 6, sources.Values.OrderBy(s => s.Id).Select(s => new object?[] { s.Id, s.Source.Name, s.Source.Licence, s.Source.Attribution, s.Date, s.Count }));
        var built = sources.Values.Select(s => s.Date).Append("").Max(StringComparer.Ordinal);
        Insert("meta", 2, [["built", built], ["digest", ContentDigest.Of(connection)], ["schema", Schema.Version]]);
        transaction.Commit();

        // Rewrites every table in the order of its keys: the same rows make the same bytes, in whatever order they came.
        Execute("VACUUM;");
    }

    void WriteAdvisories(Collector collector, Dictionary<string, SourceRow> sources, string asOf)
    {
        using var advisory = Insertion("advisory", 11);
        using var alias = Insertion("alias", 2);
        using var affected = Insertion("affected", 11);
        foreach (var (index, (name, a)) in collector.Advisories.Index())
        {
            var (id, source) = (index + 1, sources[name]);
            source.Meet(a.Modified ?? a.Published, asOf);
            Run(advisory, Row(id, source.Id, a));
            foreach (var other in a.Aliases.Append(a.Id).Distinct())
                Run(alias, [other, id]);
            foreach (var (seq, package) in a.Affected.Index())
                Run(affected, Row(package, id, seq));
        }
    }

    static object?[] Row(int id, int source, Advisory a) =>
    [
        id, a.Id, source, ListText.Of(a.Aliases), (int)a.Severity, ListText.Of(a.Cvss), ListText.Of(a.Weaknesses), a.Published, a.Modified, a.Withdrawn, ListText.Of(a.References),
    ];

    object?[] Row(AffectedPackage f, int advisory, int seq) =>
    [
        ecosystems[f.Ecosystem], PackageKey.Of(f.Ecosystem, f.Package), advisory, seq, (int)f.Status, (int)f.VendorState, (int)f.Severity, f.Module, ListText.Of(f.Architectures), ListText.Of(f.Ranges), ListText.Of(f.Versions),
    ];

    void Insert(string table, int columns, IEnumerable<object?[]> rows)
    {
        using var command = Insertion(table, columns);
        foreach (var row in rows)
            Run(command, row);
    }

    SqliteCommand Insertion(string table, int columns)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // table names are constants of this file
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(',', Enumerable.Range(0, columns).Select(i => $"$p{i}"))})";
#pragma warning restore CA2100
        for (var i = 0; i < columns; i++)
            command.Parameters.Add(new SqliteParameter($"$p{i}", null));
        return command;
    }

    static void Run(SqliteCommand command, object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
            command.Parameters[i].Value = row[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are constants of this room
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    sealed class SourceRow(int id, FeedSource source)
    {
        public int Id => id;

        public FeedSource Source => source;

        /// <summary>The newest day of an advisory, up to the day of the build.</summary>
        public string? Date { get; private set; }

        public int Count { get; private set; }

        public void Meet(string? day, string asOf)
        {
            Count++;
            if (string.CompareOrdinal(day, asOf) <= 0 && string.CompareOrdinal(day, Date) > 0)
                Date = day;
        }
    }
}
