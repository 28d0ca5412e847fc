using Microsoft.Data.Sqlite;
using Plimsoll.Advisories.Matching;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Database;

/// <summary>The advisory database, opened for reading. One thread at a time.</summary>
public sealed class AdvisoryDatabase : IAdvisoryLookup, IDisposable
{
    const string Damaged = "it is damaged or is no advisory database; remove it and build or fetch it again (the program's own is unpacked anew)";

    readonly string path;
    readonly SqliteConnection connection;
    readonly SqliteCommand find;
    readonly SqliteCommand get;
    readonly SqliteCommand enrich;
    readonly SqliteCommand byId;
    readonly SqliteCommand affects;
    readonly Dictionary<string, long> ecosystems = new(StringComparer.Ordinal);
    readonly Dictionary<long, string> sources = [];

    AdvisoryDatabase(SqliteConnection connection, string path)
    {
        (this.connection, this.path) = (connection, path);
        Info = ReadInfo(path);
        using var names = Command("SELECT name, id FROM ecosystem");
        using (var reader = names.ExecuteReader())
            while (reader.Read())
                ecosystems[reader.GetString(0)] = reader.GetInt64(1);
        find = Command("""
            SELECT f.advisory, a.source, f.status, f.state, f.severity, f.module, f.architectures, f.ranges, f.versions, a.name, a.aliases
            FROM affected f JOIN advisory a ON a.id = f.advisory WHERE f.ecosystem = $ecosystem AND f.package = $package AND a.withdrawn IS NULL ORDER BY f.advisory, f.seq
            """, "$ecosystem", "$package");
        get = Command("SELECT name, aliases, severity, cvss, cwe, published, modified, withdrawn, refs FROM advisory WHERE id = $id", "$id");
        enrich = Command("SELECT cvss, cwe, published, epss, percentile, kev_added, kev_due FROM enrichment WHERE cve = $cve", "$cve");
        byId = Command("SELECT advisory FROM alias WHERE name = $name ORDER BY advisory", "$name");
        affects = Command("SELECT DISTINCT package FROM affected WHERE ecosystem = $ecosystem AND advisory = $advisory", "$ecosystem", "$advisory");
    }

    public DatabaseInfo Info { get; }

    /// <summary>Opens a database read-only; nothing is ever written beside it.</summary>
    /// <exception cref="UnusableDatabaseException">It is missing, damaged, or of another version.</exception>
    public static AdvisoryDatabase Open(string path)
    {
        if (!File.Exists(path))
            throw new UnusableDatabaseException(path, "there is no such file");
        if (!DatabaseFile.IsWhole(path))
            throw new UnusableDatabaseException(path, Damaged);
        SqliteConnection? connection = null;
        try
        {
            connection = new SqliteConnection($"Data Source=file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1;Mode=ReadOnly;Pooling=False");
            connection.Open();
            return new AdvisoryDatabase(connection, path);
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or InvalidOperationException)
        {
            connection?.Dispose();
            throw new UnusableDatabaseException(path, Damaged, e);
        }
        catch (UnusableDatabaseException)
        {
            connection?.Dispose();
            throw;
        }
    }

    public bool Holds(string ecosystem) => ecosystems.ContainsKey(ecosystem);

    public IReadOnlyList<Candidate> Find(string ecosystem, string package)
    {
        if (!ecosystems.TryGetValue(ecosystem, out var id))
            return [];
        find.Parameters[0].Value = id;
        find.Parameters[1].Value = PackageKey.Of(ecosystem, package);
        return Rows(find, reader => new Candidate(new AdvisoryKey(reader.GetInt32(0)), new AffectedPackage
        {
            Ecosystem = ecosystem,
            Package = package,
            Status = (VulnerabilityStatus)reader.GetInt32(2),
            VendorState = (VendorState)reader.GetInt32(3),
            Severity = (Severity)reader.GetInt32(4),
            Module = Text(reader, 5),
            Architectures = ListText.Read(Text(reader, 6)),
            Ranges = ListText.ReadRanges(Text(reader, 7)),
            Versions = ListText.Read(Text(reader, 8)),
        }, sources[reader.GetInt64(1)], Folding.Vulnerabilities(reader.GetString(9), ListText.Read(Text(reader, 10)))));
    }

    public Advisory Get(AdvisoryKey key)
    {
        get.Parameters[0].Value = key.Value;
        var found = Rows(get, reader => new Advisory
        {
            Id = reader.GetString(0),
            Aliases = ListText.Read(Text(reader, 1)),
            Severity = (Severity)reader.GetInt32(2),
            Cvss = ListText.Read(Text(reader, 3)),
            Weaknesses = ListText.Read(Text(reader, 4)),
            Published = Text(reader, 5),
            Modified = Text(reader, 6),
            Withdrawn = Text(reader, 7),
            References = ListText.Read(Text(reader, 8)),
        });
        return found.Count > 0 ? found[0] : throw new UnusableDatabaseException(path, Damaged);
    }

    public Advisory? Enrichment(string cve)
    {
        enrich.Parameters[0].Value = cve;
        return Rows(enrich, reader => new Advisory
        {
            Id = cve,
            Cvss = ListText.Read(Text(reader, 0)),
            Weaknesses = ListText.Read(Text(reader, 1)),
            Published = Text(reader, 2),
            Epss = reader.IsDBNull(3) ? null : new Epss(reader.GetDouble(3), reader.GetDouble(4)),
            KnownExploited = Text(reader, 5) is { } added ? new KnownExploited(added, Text(reader, 6)) : null,
        }).FirstOrDefault();
    }

    public IReadOnlyList<AdvisoryKey> ById(string id)
    {
        byId.Parameters[0].Value = id;
        return Rows(byId, reader => new AdvisoryKey(reader.GetInt32(0)));
    }

    /// <summary>The packages of an ecosystem that an advisory speaks of.</summary>
    public IReadOnlyList<string> PackagesOf(string ecosystem, AdvisoryKey key)
    {
        affects.Parameters[0].Value = ecosystems.GetValueOrDefault(ecosystem, -1);
        affects.Parameters[1].Value = key.Value;
        return Rows(affects, reader => reader.GetString(0));
    }

    public void Dispose()
    {
        find.Dispose();
        get.Dispose();
        enrich.Dispose();
        byId.Dispose();
        affects.Dispose();
        connection.Dispose();
    }

    internal string ContentDigest() => Database.ContentDigest.Of(connection);

    internal SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are constants of this room
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter(parameter, null));
        return command;
    }

    /// <summary>All rows of a look-up. Damage shows only where a page is read, and is told then.</summary>
    List<T> Rows<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        try
        {
            using var reader = command.ExecuteReader();
            List<T> rows = [];
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or InvalidOperationException or OverflowException or KeyNotFoundException)
        {
            throw new UnusableDatabaseException(path, Damaged, e);
        }
    }

    static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    DatabaseInfo ReadInfo(string path)
    {
        var meta = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var command = Command("SELECT key, value FROM meta"))
        using (var reader = command.ExecuteReader())
            while (reader.Read())
                meta[reader.GetString(0)] = reader.GetString(1);
        if (meta.GetValueOrDefault("schema") is var schema && schema != Schema.Version)
            throw new UnusableDatabaseException(path, $"its form is version {schema ?? "unknown"} and this program reads version {Schema.Version}; build or fetch it again");
        List<DatabaseSource> list = [];
        using (var command = Command("SELECT id, name, date, advisories, licence, attribution FROM source ORDER BY name"))
        using (var reader = command.ExecuteReader())
            while (reader.Read())
            {
                sources[reader.GetInt64(0)] = reader.GetString(1);
                list.Add(new DatabaseSource(reader.GetString(1), Text(reader, 2), reader.GetInt64(3), reader.GetString(4), reader.GetString(5)));
            }

        return new DatabaseInfo(meta.GetValueOrDefault("built") ?? "", meta.GetValueOrDefault("digest") ?? "", list);
    }
}
