using Microsoft.Data.Sqlite;

namespace Plimsoll.Advisories.Deltas;

/// <summary>A connection to a database file, with a second one beside it that is only read.</summary>
sealed class SqlFile : IDisposable
{
    readonly SqliteConnection connection;

    /// <param name="mode">How the first is opened.</param>
    /// <param name="beside">The second, known as <c>base</c>.</param>
    public SqlFile(string path, SqliteOpenMode mode, string beside)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Uri(path, mode == SqliteOpenMode.ReadOnly), Mode = mode, Pooling = false }.ToString());
        connection.Open();
        using var attach = Command("ATTACH $path AS base");
        attach.Parameters.AddWithValue("$path", Uri(beside, isImmutable: true));
        attach.ExecuteNonQuery();
    }

    public SqliteTransaction Begin() => connection.BeginTransaction();

    public SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are constants of this folder
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    public void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>A statement that inserts a row of so many columns.</summary>
    public SqliteCommand Insert(string table, int columns)
    {
        var command = Command($"INSERT OR REPLACE INTO {table} VALUES ({string.Join(',', Enumerable.Range(0, columns).Select(i => $"$p{i}"))})");
        for (var i = 0; i < columns; i++)
            command.Parameters.Add(new SqliteParameter($"$p{i}", null));
        return command;
    }

    public void Dispose() => connection.Dispose();

    static string Uri(string path, bool isImmutable) =>
        $"file:{System.Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}{(isImmutable ? "?immutable=1" : "")}";
}
