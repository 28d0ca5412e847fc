using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>
/// Manifests, indexes and configs that were fetched before, a file each, named by its digest and compared with it whenever it is read.
/// A file appears whole, by renaming, or not at all; what cannot be read or written is no error.
/// </summary>
/// <param name="directory">Made when something is first kept.</param>
/// <param name="most">Beyond so many documents the ones used longest ago go.</param>
public sealed class DocumentCache(string directory, TimeProvider time, int most = 4_096)
{
    /// <summary>Its place in Plimsoll's cache directory.</summary>
    public const string DirectoryName = "documents";

    const int MaxBytes = 1024 * 1024;
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public byte[]? Find(Digest digest)
    {
        var path = PathOf(digest);
        if (!File.Exists(path) || BoundedFile.Read(path, MaxBytes, out _) is not { } bytes || !Is(digest, bytes))
            return null;
        try
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It will go earlier than it should.
        }

        return bytes;
    }

    public void Keep(Digest digest, byte[] bytes)
    {
        if (bytes.Length > MaxBytes || !Is(digest, bytes))
            return;
        var path = PathOf(digest);
        var temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            Directory.CreateDirectory(directory, OwnerOnly);
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
            Shrink();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written is no cache; the evidence cache beside it says so to the user.
        }
    }

    void Shrink()
    {
        var files = new DirectoryInfo(directory).GetFiles();
        if (files.Length > most)
            foreach (var file in files.OrderBy(f => f.LastWriteTimeUtc).Take(files.Length - (most * 3 / 4)))
                file.Delete();
    }

    static bool Is(Digest digest, byte[] bytes) =>
        digest == (digest.Algorithm == "sha512" ? Digest.Sha512(SHA512.HashData(bytes)) : Digest.Sha256(SHA256.HashData(bytes)));

    string PathOf(Digest digest) => Path.Join(directory, $"{digest.Algorithm}-{digest.Hex}");
}
