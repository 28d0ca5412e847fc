using Plimsoll.Images.Sources.Registry;
using Plimsoll.Scanning.Bases;

namespace Plimsoll.Scanning.Caching;

/// <summary>How much is kept.</summary>
public sealed record CacheUsage(string Directory, int Files, long Bytes);

/// <summary>Looks after all that scans keep, evidence, the documents of images and their chains of layers, as a whole: what it holds, emptying it, keeping it small.</summary>
public sealed class CacheStore(string cacheHome)
{
    readonly DirectoryInfo[] directories = [new(Path.Join(cacheHome, "evidence")), new(Path.Join(cacheHome, DocumentCache.DirectoryName)), new(Path.Join(cacheHome, KnownImages.DirectoryName))];

    public CacheUsage Usage()
    {
        var files = Files();
        return new CacheUsage(cacheHome, files.Count, files.Sum(f => f.Length));
    }

    /// <summary>Removes everything of it.</summary>
    public CacheUsage Clear() => Prune(0);

    /// <summary>Removes what was used longest ago until no more than <paramref name="maxBytes"/> are left.</summary>
    /// <returns>What was removed.</returns>
    public CacheUsage Prune(long maxBytes)
    {
        var files = Files();
        var (kept, removed, bytes) = (files.Sum(f => f.Length), 0, 0L);
        foreach (var file in files.OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.FullName, StringComparer.Ordinal))
        {
            if (kept <= maxBytes)
                break;
            var length = file.Length;
            file.Delete();
            kept -= length;
            bytes += length;
            removed++;
        }

        return new CacheUsage(cacheHome, removed, bytes);
    }

    // Links are never followed: what is removed lies in the cache itself.
    List<FileInfo> Files() =>
        [.. directories.Where(d => d.Exists).SelectMany(d => d.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))];
}
