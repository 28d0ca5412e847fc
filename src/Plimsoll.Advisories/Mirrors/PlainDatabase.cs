using System.Security.Cryptography;
using Plimsoll.Advisories.Database;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>A database file in plain: what it says, and what its bytes are.</summary>
/// <param name="Content">The digest of what it says, <c>sha256:…</c>.</param>
/// <param name="Built">The day of its newest advisory.</param>
/// <param name="Sha256">Of the file, in hexadecimal digits.</param>
sealed record PlainDatabase(string Content, string Built, long Length, string Sha256)
{
    /// <exception cref="UnusableDatabaseException">It is no database.</exception>
    public static PlainDatabase Of(string path)
    {
        using var database = AdvisoryDatabase.Open(path);
        return new PlainDatabase(database.Info.Digest, database.Info.Built, new FileInfo(path).Length, HashOf(path));
    }

    public bool IsIn(string path) => new FileInfo(path).Length == Length && HashOf(path) == Sha256;

    public static string HashOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
