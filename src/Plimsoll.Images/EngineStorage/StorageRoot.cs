using System.Text;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage;

/// <summary>
/// The directory in which an engine keeps its data. Everything in it is opened step by step below its handle and over no symbolic link, so
/// that a stranger's storage cannot lead outside itself.
/// </summary>
sealed class StorageRoot : IDisposable
{
    const int MaxNames = 100_000;

    readonly SafeFileHandle handle;

    StorageRoot(string path, SafeFileHandle handle)
    {
        Path = path;
        this.handle = handle;
    }

    public string Path { get; }

    /// <summary>Whether it is an engine's that runs as root: then its kernel believes root's marks, else those that users may write.</summary>
    public bool IsOfRoot => Libc.TryStat(handle, out var status) && status.Uid == 0;

    /// <summary>Opens a storage. The root itself may be a link, for an administrator may have moved it to another disk.</summary>
    /// <returns>null where there is no such directory.</returns>
    public static StorageRoot? TryOpen(string path)
    {
        var handle = Libc.Open(null, Terminated(path), Libc.PathOnly | Libc.Directory, out _);
        return handle is null ? null : new StorageRoot(path, handle);
    }

    /// <summary>Opens a storage, and closes it again where nothing comes of it; else the subject that it gave owns it.</summary>
    /// <param name="mark">A file that every storage of the kind has.</param>
    /// <param name="problem">Why there is nothing to be read, completing "it cannot be read: …"; null where it could be.</param>
    public static Subjects.OpenedSubject? TryUse(string path, string mark, out string? problem, Func<StorageRoot, Subjects.OpenedSubject?> open)
    {
        var root = TryOpen(path);
        problem = root is null ? "there is no such directory" : root.WhyNot(mark) is { } why ? $"{mark}: {why}" : null;
        Subjects.OpenedSubject? subject = null;
        try
        {
            return root is null || problem is not null ? null : subject = open(root);
        }
        finally
        {
            if (subject is null)
                root?.Dispose();
        }
    }

    /// <summary>Opens a directory to be read.</summary>
    /// <param name="relative">Names with slashes between them; no <c>..</c>.</param>
    /// <returns>null where it is not there.</returns>
    /// <exception cref="UnreadableSubjectException">It is there and cannot be opened, or is no directory.</exception>
    public SafeFileHandle? OpenDirectory(string relative) =>
        Open(relative, Libc.ReadOnly | Libc.Directory | Libc.NoFollow, out var error) ?? MissingOr(relative, error);

    /// <summary>Opens a regular file.</summary>
    /// <returns>null where it is not there.</returns>
    /// <exception cref="UnreadableSubjectException">It is there and cannot be opened, or is no regular file.</exception>
    public FileRegion? OpenFile(string relative)
    {
        var file = Open(relative, Libc.ReadOnly | Libc.NonBlocking | Libc.NotControllingTerminal | Libc.NoFollow, out var error) ?? MissingOr(relative, error);
        if (file is null)
            return null;
        if (Libc.TryStat(file, out var status) && status.Kind == Reading.FileKind.File)
            return new FileRegion(file, 0, (long)status.Size);
        file.Dispose();
        throw new UnreadableSubjectException($"{relative} of {Path} is no regular file; the storage is damaged, or is not what it seems.");
    }

    /// <summary>Reads a small file whole.</summary>
    /// <returns>null where it is not there.</returns>
    /// <exception cref="LimitExceededException">It is larger than documents may be.</exception>
    public byte[]? Document(string relative, Limits limits)
    {
        if (OpenFile(relative) is not { } region)
            return null;
        using var file = region.File;
        if (region.Length > limits.MaxManifestBytes)
            throw new LimitExceededException(nameof(Limits.MaxManifestBytes), limits.MaxManifestBytes, $"{relative} of {Path}");
        var bytes = new byte[region.Length];
        var length = 0;
        for (int read; length < bytes.Length && (read = region.Read(length, bytes.AsSpan(length))) > 0;)
            length += read;
        return bytes[..length];
    }

    /// <summary>A small file of one line, without white space around it; null where it is not there.</summary>
    public string? Line(string relative, Limits limits) =>
        Document(relative, limits) is { } bytes ? Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 4096))).Trim() : null;

    /// <summary>The names in a directory, in the order of their bytes; none where it is not there.</summary>
    public IReadOnlyList<string> Names(string relative)
    {
        using var directory = OpenDirectory(relative);
        if (directory is null)
            return [];
        var names = DirectoryNames.Of(directory, new byte[32 * 1024], MaxNames, out var isComplete);
        if (names is null || !isComplete)
            throw new UnreadableSubjectException($"The directory {relative} of {Path} cannot be listed, or holds more than {MaxNames:N0} names; the storage is damaged, or is not what it seems.");
        return [.. names.Select(n => Encoding.UTF8.GetString(n))];
    }

    /// <summary>Why a file cannot be opened, completing "it cannot be read: …"; null where it can.</summary>
    public string? WhyNot(string relative)
    {
        using var file = Open(relative, Libc.ReadOnly | Libc.NonBlocking | Libc.NotControllingTerminal | Libc.NoFollow, out var error);
        return file is null ? new System.ComponentModel.Win32Exception(error).Message : null;
    }

    public void Dispose() => handle.Dispose();

    SafeFileHandle? Open(string relative, int flags, out int error)
    {
        error = Libc.NoSuchEntry;
        var names = relative.Split('/');
        if (names.Any(n => n is "" or "." or ".." || n.Contains('\0', StringComparison.Ordinal)))
            return null;
        SafeFileHandle? above = null;
        foreach (var name in names[..^1])
        {
            var next = Libc.Open(above ?? handle, Terminated(name), Libc.PathOnly | Libc.Directory | Libc.NoFollow, out error);
            above?.Dispose();
            if (next is null)
                return null;
            above = next;
        }

        var found = Libc.Open(above ?? handle, Terminated(names[^1]), flags, out error);
        above?.Dispose();
        return found;
    }

    SafeFileHandle? MissingOr(string relative, int error) => error == Libc.NoSuchEntry
        ? null
        : throw new UnreadableSubjectException($"{relative} of {Path} cannot be opened: {(error is Libc.PermissionDenied or Libc.NotPermitted ? "permission denied; scan as the user whom the engine runs as" : "it is a link, or not what it should be; the storage is damaged")}.");

    static byte[] Terminated(string name) => [.. Encoding.UTF8.GetBytes(name), 0];
}
