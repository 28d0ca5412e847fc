using System.Security.Cryptography;

namespace Plimsoll.Advisories.Updating.Keeping;

/// <summary>The bodies of feeds, each named by the digest of its bytes: one that is there is whole.</summary>
sealed class BodyStore(string directory)
{
    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    readonly string partial = Path.Join(directory, "partial");

    public string PathOf(string digest) => Path.Join(directory, digest);

    /// <summary>Whether a file lies here with all its bytes; what they are is proven by <see cref="IsGenuine"/>.</summary>
    public bool Has(KeptFile file) => new FileInfo(PathOf(file.Digest)) is { Exists: true, Length: var length } && length == file.Size;

    /// <summary>Reads a body through and compares it with its name: disks forget.</summary>
    public bool IsGenuine(KeptFile file)
    {
        if (!Has(file))
            return false;
        using var body = File.OpenRead(PathOf(file.Digest));
        return Convert.ToHexStringLower(SHA256.HashData(body)) == file.Digest;
    }

    /// <summary>Where the bytes of an address gather until they are whole. What an interrupted download left is still there.</summary>
    public string PartialPathOf(Uri url)
    {
        Directory.CreateDirectory(partial, Private);
        return Path.Join(partial, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(url.AbsoluteUri)))[..32]);
    }

    /// <summary>Takes a whole download over.</summary>
    public void Keep(string partialPath, string digest) => File.Move(partialPath, PathOf(digest), overwrite: true);

    /// <summary>Removes all bodies but those named, and downloads that nobody resumed for a week.</summary>
    public void Prune(IReadOnlySet<string> digests, DateTimeOffset now)
    {
        if (!Directory.Exists(directory))
            return;
        foreach (var file in Directory.EnumerateFiles(directory))
            if (!digests.Contains(Path.GetFileName(file)))
                File.Delete(file);
        if (!Directory.Exists(partial))
            return;
        foreach (var file in Directory.EnumerateFiles(partial))
            if (File.GetLastWriteTimeUtc(file) < now.UtcDateTime.AddDays(-7))
                File.Delete(file);
    }
}
