using System.Security.Cryptography;
using Plimsoll.Advisories.Database;
using ZstdSharp;

namespace Plimsoll.Advisories.Embedded;

/// <summary>The database that the program carries, so that the first scan needs no network. It is unpacked once, under a lock, whole or not at all.</summary>
public static class EmbeddedDatabase
{
    const string Resource = "plimsoll-db.zst";
    const int HashedBytes = 1024 * 1024;

    /// <summary>What it does not hold though a user may think so, a sentence each.</summary>
    public static IReadOnlyList<string> KnownHoles
    {
        get
        {
            using var text = new StreamReader(typeof(EmbeddedDatabase).Assembly.GetManifestResourceStream("known-holes.txt")!);
            List<string> holes = [];
            while (text.ReadLine() is { } line)
                holes.Add(line);
            return holes;
        }
    }

    /// <returns>The path of the unpacked file.</returns>
    /// <exception cref="UnusableDatabaseException">This build carries none, or the cache cannot be written.</exception>
    public static string EnsureUnpacked(string cacheHome)
    {
        using var packed = typeof(EmbeddedDatabase).Assembly.GetManifestResourceStream(Resource) ??
            throw new UnusableDatabaseException("inside the program", "this build carries none; build one with: plimsoll db build --feeds DIR");
        var directory = Path.Join(cacheHome, "database");
        var path = Path.Join(directory, $"embedded-{Fingerprint(packed)}.db");

        // The name appears by renaming a whole file; a machine that lost its power may have kept the name and not the bytes.
        if (DatabaseFile.IsWhole(path))
            return path;
        try
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using var padlock = WaitForLock(Path.Join(directory, ".lock"));
            if (!DatabaseFile.IsWhole(path))
                Unpack(packed, path);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableDatabaseException(path, $"it cannot be unpacked there ({e.Message}); set --cache-dir to a directory that can be written", e);
        }
    }

    /// <summary>Length and first mebibyte name a build's database; hashing all of it would cost more than opening it.</summary>
    static string Fingerprint(Stream packed)
    {
        var head = new byte[Math.Min(HashedBytes, packed.Length)];
        packed.ReadExactly(head);
        packed.Position = 0;
        return $"{packed.Length:x}-{Convert.ToHexStringLower(SHA256.HashData(head))[..16]}";
    }

    static void Unpack(Stream packed, string path)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var plain = new DecompressionStream(packed, 256 * 1024, leaveOpen: true))
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
                plain.CopyTo(file, 1 << 20);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Another process may be unpacking: wait for it rather than do it twice. A lock dies with its process.</summary>
    static FileStream WaitForLock(string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException) when (tries < 600)
            {
                Thread.Sleep(50);
            }
        }
    }
}
