using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Plimsoll.Advisories.Database;

/// <summary>The digest of what a database says, however its pages lie: of every row of every table but <c>meta</c>, in the order of their keys.</summary>
static class ContentDigest
{
    const char ColumnMark = '\u001F';
    const char RowMark = '\u001E';

    static readonly (string Table, string Key)[] Tables =
    [
        ("ecosystem", "id"), ("advisory", "id"), ("alias", "name, advisory"), ("affected", "ecosystem, package, advisory, seq"), ("enrichment", "cve"), ("source", "id"),
    ];

    /// <returns><c>sha256:</c> and the digest in hexadecimal digits.</returns>
    public static string Of(SqliteConnection connection)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        foreach (var (table, key) in Tables)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names are constants of this file
            command.CommandText = $"SELECT * FROM {table} ORDER BY {key}";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                text.Clear().Append(table);
                for (var i = 0; i < reader.FieldCount; i++)
                    text.Append(ColumnMark).Append(reader.IsDBNull(i) ? null : reader.GetValue(i));
                digest.AppendData(Encoding.UTF8.GetBytes(text.Append(RowMark).ToString()));
            }
        }

        return $"sha256:{Convert.ToHexStringLower(digest.GetHashAndReset())}";
    }
}
