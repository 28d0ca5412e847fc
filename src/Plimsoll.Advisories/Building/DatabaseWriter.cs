using Microsoft.Data.Sqlite;
using Plimsoll.Advisories.Database;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Building;

/// <summary>Writes what was collected as a database file, in one fixed order, beside the old file and then over it.</summary>
sealed class DatabaseWriter : IDisposable
{
    readonly SqliteConnection connection;
    readonly SqliteTransaction transaction;
    readonly Dictionary<string, int> ecosystems;

    DatabaseWriter(string path, Collector collector)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(Schema.Form);
        transaction = connection.BeginTransaction();
        Execute(Schema.Create);
        ecosystems = collector.Advisories.Values.SelectMany(a => a.Affected).Select(a => a.Ecosystem).Distinct().Order(StringComparer.Ordinal)
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
        var sourceIds = collector.Sources.Keys.Select((name, i) => (name, i)).ToDictionary(s => s.name, s => s.i + 1);
        Insert("ecosystem", 2, ecosystems.OrderBy(e => e.Value).Select(e => new object?[] { e.Key, e.Value }));
        Insert("advisory", 11, collector.Advisories.Select((a, i) => Row(i + 1, sourceIds[a.Key.Source], a.Value)));
        Insert("alias", 2, collector.Advisories.Values.SelectMany((a, i) => a.Aliases.Append(a.Id).Distinct().Select(name => (Name: name, Id: i + 1)))
            .OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Id).Select(a => new object?[] { a.Name, a.Id }));
        Insert("affected", 11, collector.Advisories.Values.SelectMany((a, i) => a.Affected.Select((f, seq) => (Affected: f, Id: i + 1, Seq: seq)))
            .OrderBy(f => ecosystems[f.Affected.Ecosystem]).ThenBy(f => f.Affected.Package, StringComparer.Ordinal).ThenBy(f => f.Id).ThenBy(f => f.Seq)
            .Select(f => Row(f.Affected, f.Id, f.Seq)));
        Insert("enrichment", 8, collector.Enrichments.Values.Select(e => new object?[]
        {
            e.Id, ListText.Of(e.Cvss), ListText.Of(e.Weaknesses), e.Published, e.Epss?.Probability, e.Epss?.Percentile, e.KnownExploited?.Added, e.KnownExploited?.Due,
        }));
        var dates = collector.Advisories.GroupBy(a => a.Key.Source).ToDictionary(g => g.Key, g => (Date: g.Select(a => Newest(a.Value)).Where(d => string.CompareOrdinal(d, asOf) <= 0).Max(StringComparer.Ordinal), Count: g.Count()));
        Insert("source", 6, collector.Sources.Values.Select(s => new object?[]
        {
            sourceIds[s.Name], s.Name, s.Licence, s.Attribution, dates.GetValueOrDefault(s.Name).Date, dates.GetValueOrDefault(s.Name).Count,
        }));
        var built = dates.Values.Select(d => d.Date).Where(d => d is not null).Append("").Max(StringComparer.Ordinal);
        Insert("meta", 2, [["built", built], ["digest", ContentDigest.Of(connection)], ["schema", Schema.Version]]);
        transaction.Commit();
        Execute("VACUUM;");
    }

    static string? Newest(Advisory advisory) => advisory.Modified ?? advisory.Published;

    static object?[] Row(int id, int source, Advisory a) =>
    [
        id, a.Id, source, ListText.Of(a.Aliases), (int)a.Severity, ListText.Of(a.Cvss), ListText.Of(a.Weaknesses), a.Published, a.Modified, a.Withdrawn, ListText.Of(a.References),
    ];

    object?[] Row(AffectedPackage f, int advisory, int seq) =>
    [
        ecosystems[f.Ecosystem], f.Package, advisory, seq, (int)f.Status, (int)f.VendorState, (int)f.Severity, f.Module, ListText.Of(f.Architectures), ListText.Of(f.Ranges), ListText.Of(f.Versions),
    ];

    void Insert(string table, int columns, IEnumerable<object?[]> rows)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // table names are constants of this file
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(',', Enumerable.Range(0, columns).Select(i => $"$p{i}"))})";
#pragma warning restore CA2100
        for (var i = 0; i < columns; i++)
            command.Parameters.Add(new SqliteParameter($"$p{i}", null));
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++)
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are constants of this room
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
