using Microsoft.Data.Sqlite;
using Plimsoll.Advisories.Database;
using ZstdSharp;

namespace Plimsoll.Advisories.Deltas;

/// <summary>Writes what must change in one database to get another. The same two make the same bytes.</summary>
public static class DeltaMaker
{
    const int Level = 19;

    /// <exception cref="UnusableDatabaseException">One of them cannot be read.</exception>
    public static void Make(string before, string after, Stream output)
    {
        using var from = AdvisoryDatabase.Open(before);
        using var to = AdvisoryDatabase.Open(after);
        try
        {
            using var zstd = new CompressionStream(output, Level, leaveOpen: true);
            zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_windowLog, DeltaLimits.Default.MaxWindowLog);
            using var buffered = new BufferedStream(zstd, 64 * 1024);
            Write(new CellWriter(buffered), from.Info.Digest, to.Info.Digest, before, after);
        }
        catch (SqliteException e)
        {
            throw new UnusableDatabaseException(after, $"no delta can be made to it: {e.Message}", e);
        }
    }

    static void Write(CellWriter writer, string from, string to, string before, string after)
    {
        using var both = new SqlFile(after, SqliteOpenMode.ReadOnly, before);
        writer.Text(DeltaForm.Mark);
        writer.Text(from);
        writer.Text(to);
        foreach (var table in DeltaTable.All)
            WriteTable(writer, both, table);
    }

    /// <summary>The rows stand in a temporary table while they are counted: the number comes before them.</summary>
    static void WriteTable(CellWriter writer, SqlFile both, DeltaTable table)
    {
        both.Execute($"CREATE TEMP TABLE {table.Name} AS {table.Select}");
        using (var count = both.Command($"SELECT count(*) FROM temp.{table.Name}"))
            writer.Number((ulong)(long)count.ExecuteScalar()!);
        using (var rows = both.Command($"SELECT * FROM temp.{table.Name} ORDER BY rowid"))
        using (var reader = rows.ExecuteReader())
            while (reader.Read())
                for (var column = 0; column < table.Columns; column++)
                    writer.Cell(reader.GetValue(column));
        both.Execute($"DROP TABLE temp.{table.Name}");
    }
}
