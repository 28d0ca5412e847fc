using System.IO.Enumeration;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Streams;

namespace Plimsoll.Advisories.Building.Files;

/// <summary>Walks a directory of feeds: plain files, compressed ones (gzip, zstd, xz, bzip2), and what archives (tar, zip) hold.</summary>
sealed class FeedFiles(FeedLimits limits, Action<FeedFile> visit, CancellationToken cancellation)
{
    /// <summary>Visits every file, those of the directory in the order of their paths, those of an archive as they are stored.</summary>
    /// <exception cref="MalformedFeedException">A compressed file or an archive is damaged, or larger than any feed.</exception>
    public void Walk(string directory)
    {
        // Links to files are followed, for so people gather feeds; links to directories are not, for they may lead in circles.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        var files = new FileSystemEnumerable<string>(directory, (ref FileSystemEntry e) => e.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry e) => !e.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            Read(Path.GetRelativePath(directory, path), path);
        }
    }

    /// <summary>Visits one file, or the members of an archive.</summary>
    /// <param name="name">What the file is called, whatever its place on disk.</param>
    public void Read(string name, string place)
    {
        using var stored = new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        Open(name, name, stored, depth: 0);
    }

    /// <param name="name">The path without the endings of what was unwrapped already.</param>
    void Open(string path, string name, Stream stored, int depth)
    {
        using var content = PrefixedStream.Peek(stored, Wrappings.HeadBytes, out var head);
        var wrapping = Wrappings.Of(head);
        if (wrapping != Wrapping.None && depth == limits.MaxWrappings)
            throw new MalformedFeedException(path, $"it is wrapped more than {limits.MaxWrappings} times; unpack it first");
        switch (wrapping)
        {
            case Wrapping.None when Wrappings.IsPromisedBy(name):
                throw new MalformedFeedException(path, $"it is no {Path.GetExtension(name).TrimStart('.')}, as its name says; fetch it again");
            case Wrapping.None:
                Visit(path, name, content);
                break;
            case Wrapping.Tar or Wrapping.Zip:
                OpenArchive(path, wrapping, content, depth);
                break;
            default:
                using (var plain = new GuardedStream(() => wrapping.Decompress(content), path, limits.MaxArchiveBytes))
                {
                    Open(path, Wrappings.Unwrapped(name), plain, depth + 1);

                    // An archive's end is not that of the compression around it, which alone shows that nothing was cut off.
                    plain.Drain();
                }

                break;
        }
    }

    void Visit(string path, string name, Stream content)
    {
        using var plain = new GuardedStream(() => content, path, limits.MaxFileBytes);
        visit(new FeedFile(path, name, plain));
        if (plain.Total >= limits.SettledBytes)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    void OpenArchive(string path, Wrapping archive, Stream stored, int depth)
    {
        using var members = ArchiveMembers.Of(archive, stored).GetEnumerator();
        for (var count = 1; MoveNext(members, path); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (count > limits.MaxMembers)
                throw new MalformedFeedException(path, $"it holds more than {limits.MaxMembers:N0} files, which no feed does");
            var (name, content) = ($"{path}/{members.Current.Name}", members.Current.Content);
            using var guarded = new GuardedStream(() => content, name, limits.MaxArchiveBytes, leaveOpen: true);
            Open(name, name, guarded, depth + 1);
        }
    }

    static bool MoveNext(IEnumerator<(string Name, Stream Content)> members, string path)
    {
        try
        {
            return members.MoveNext();
        }
        catch (Exception e) when (e is not (MalformedFeedException or OutOfMemoryException))
        {
            throw new MalformedFeedException(path, "it is a damaged archive; fetch it again");
        }
    }
}
