using Microsoft.Data.Sqlite;
using Plimsoll.Advisories.Database;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Plimsoll.Advisories.Deltas;

/// <summary>Makes a new database of an old one and the deltas that lead on from it. The old one is not touched.</summary>
public static class DeltaApplier
{
    /// <summary>Applies a chain of deltas, each beginning where the one before ended. What results is, to the byte, the database that the last one was made of; the caller holds it against its signed digest.</summary>
    /// <param name="deltas">Each as <see cref="DeltaMaker"/> wrote it.</param>
    /// <param name="output">A file that does not exist yet.</param>
    /// <exception cref="MalformedDeltaException">A delta is damaged, over the limits, or does not begin where it must; or the old database is damaged. No output is left.</exception>
    public static void Apply(string before, IReadOnlyList<Func<Stream>> deltas, string output, DeltaLimits limits, CancellationToken cancellation)
    {
        try
        {
            using var old = AdvisoryDatabase.Open(before);
            using var file = new SqlFile(output, SqliteOpenMode.ReadWriteCreate, before);
            file.Execute(Schema.Form);
            using (var transaction = file.Begin())
            {
                file.Execute(Schema.Create);
                Gather(file, deltas, old.Info.Digest, limits, cancellation);
                Rebuild.From(file, cancellation);
                transaction.Commit();
            }

            file.Execute("DETACH base; VACUUM;");
        }
        catch (Exception e)
        {
            File.Delete(output);
            if (e is SqliteException or UnusableDatabaseException or InvalidCastException)
                throw new MalformedDeltaException($"the database that it starts from, or what it says, does not fit ({e.Message})", e);
            throw;
        }
    }

    static void Gather(SqlFile file, IReadOnlyList<Func<Stream>> deltas, string digest, DeltaLimits limits, CancellationToken cancellation)
    {
        foreach (var table in DeltaTable.All)
            file.Execute($"CREATE TEMP TABLE {table.Name} {table.Create}");
        foreach (var open in deltas)
            digest = GatherOne(file, open, digest, limits, cancellation);
    }

    /// <returns>The content digest that the delta leads to.</returns>
    static string GatherOne(SqlFile file, Func<Stream> open, string digest, DeltaLimits limits, CancellationToken cancellation)
    {
        using var packed = open();
        using var plain = new DecompressionStream(packed, 64 * 1024);
        plain.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, limits.MaxWindowLog);
        try
        {
            var reader = new CellReader(plain, limits);
            if (reader.Text() != DeltaForm.Mark)
                throw new MalformedDeltaException("it is no delta of this form");
            if (reader.Text() is var from && from != digest)
                throw new MalformedDeltaException($"it starts from the database {from} and this is {digest}");
            var to = reader.Text();
            foreach (var table in DeltaTable.All)
                GatherTable(file, table, reader, limits, cancellation);
            return reader.AtEnd ? to : throw new MalformedDeltaException("something follows its end");
        }
        catch (Exception e) when (e is ZstdException or EndOfStreamException or InvalidDataException)
        {
            throw new MalformedDeltaException("it is damaged", e);
        }
    }

    static void GatherTable(SqlFile file, DeltaTable table, CellReader reader, DeltaLimits limits, CancellationToken cancellation)
    {
        var rows = reader.Number();
        if (rows > (ulong)limits.MaxRows)
            throw new MalformedDeltaException($"it holds {rows:N0} rows for {table.Name}");
        if (table.IsWhole)
            file.Execute($"DELETE FROM temp.{table.Name}");
        using var insert = file.Insert($"temp.{table.Name}", table.Columns);
        for (ulong row = 0; row < rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var column = 0; column < table.Columns; column++)
                insert.Parameters[column].Value = reader.Cell();
            insert.ExecuteNonQuery();
        }

        if (table.Gone is { } put && rows > 0)
            file.Execute($"DELETE FROM temp.{put} WHERE ({table.KeyColumns}) IN (SELECT {table.KeyColumns} FROM temp.{table.Name})");
    }
}
