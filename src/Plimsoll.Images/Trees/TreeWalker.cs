using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Trees;

/// <summary>Walks a tree by directory handles: nothing is opened by a path that somebody could have turned into a link meanwhile.</summary>
/// <param name="root">Its path, or how messages name it.</param>
sealed class TreeWalker(string root, OpenOptions options, ILayerVisitor visitor, CancellationToken cancellation) : IDisposable
{
    readonly byte[] entries = ArrayPool<byte>.Shared.Rent(64 * 1024);
    readonly byte[] target = new byte[4096];
    (uint, uint) device;
    bool whiteoutsAreFiles;

    /// <summary>How whiteouts show, where the tree is one layer of an overlay; null for a tree that stands alone.</summary>
    public OverlayMarks? Marks { get; init; }

    public long Entries { get; private set; }

    public long BytesRead { get; private set; }

    public void Walk()
    {
        using var handle = Libc.Open(null, Terminated(Encoding.UTF8.GetBytes(root)), Libc.ReadOnly | Libc.Directory, out var error);
        if (handle is null)
            throw new UnreadableSubjectException($"The directory {root} cannot be opened: {new System.ComponentModel.Win32Exception(error).Message}.");
        Walk(handle);
    }

    /// <summary>Walks a directory that is open already.</summary>
    public void Walk(SafeFileHandle handle)
    {
        if (!Libc.TryStat(handle, out var status))
            throw new UnreadableSubjectException($"The directory {root} cannot be looked at.");
        device = status.Device;
        Directory(handle, [], 0);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(entries);

    void Directory(SafeFileHandle handle, byte[] path, int depth)
    {
        if (depth > options.Limits.MaxDirectoryDepth)
        {
            visitor.Unreadable(path, $"directories are nested more than {options.Limits.MaxDirectoryDepth} deep; what is below was not read");
            return;
        }

        if (Names(handle) is not { } names)
        {
            visitor.Unreadable(path, "the directory cannot be listed");
            return;
        }

        var outer = whiteoutsAreFiles;
        whiteoutsAreFiles = Marks is not null && MeetsMarks(handle, path);
        foreach (var name in names)
        {
            if (++Entries > options.Limits.MaxEntriesPerLayer)
                throw new LimitExceededException(nameof(Limits.MaxEntriesPerLayer), options.Limits.MaxEntriesPerLayer, root);
            if ((Entries & 0xFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            Entry(handle, name, path.Length == 0 ? name : [.. path, (byte)'/', .. name], depth);
        }

        whiteoutsAreFiles = outer;
    }

    /// <summary>Tells what an overlay's directory hides, and whether whiteouts in it are files.</summary>
    bool MeetsMarks(SafeFileHandle directory, byte[] path)
    {
        var mark = Marks!.Of(directory);
        if (mark == DirectoryMark.Opaque)
            visitor.Meets(new FileEntry { Path = path, Kind = FileKind.Opaque });
        if (Marks.IsRedirect(directory))
            visitor.Unreadable(path, "the directory was renamed in the overlay; what it holds of the layers below was not read");
        return mark == DirectoryMark.HoldsWhiteoutFiles;
    }

    void Entry(SafeFileHandle directory, byte[] name, byte[] path, int depth)
    {
        var terminated = Terminated(name);
        if (!Libc.TryStat(directory, terminated, out var status))
        {
            visitor.Unreadable(path, "it cannot be looked at; it may have gone away meanwhile");
            return;
        }

        if (Marks is not null && Hidden(directory, name, status) is { } kind)
        {
            if (kind == FileKind.Whiteout)
                visitor.Meets(new FileEntry { Path = path, Kind = FileKind.Whiteout });
            return;
        }

        var link = status.Kind == FileKind.SymbolicLink ? Libc.ReadLink(directory, terminated, target) : 0;
        var entry = new FileEntry
        {
            Path = path,
            Kind = status.Kind,
            Size = status.Kind == FileKind.File ? (long)status.Size : 0,
            Mode = status.Mode & 0xFFF,
            Uid = status.Uid,
            Gid = status.Gid,
            LinkTarget = target.AsSpan(0, Math.Max(0, link)),
        };
        if (visitor.Meets(entry) && entry.Kind == FileKind.File)
            Content(directory, terminated, entry);
        if (status.Kind == FileKind.Directory && visitor.Enters(path) && MayEnter(status, path))
            Descend(directory, terminated, path, depth);
    }

    /// <summary>Whether an entry of an overlay's directory is no file: a whiteout, or (<see cref="FileKind.Other"/>) a name that would be taken for one.</summary>
    FileKind? Hidden(SafeFileHandle directory, byte[] name, in FileStatus status)
    {
        if (status.IsWhiteoutDevice || (whiteoutsAreFiles && Marks!.IsWhiteoutFile(directory, Terminated(name), status)))
            return FileKind.Whiteout;

        // A container may make files of such names; to the kernel they hide nothing, and so they must not hide anything from us.
        return !Marks!.ByName && name.AsSpan().StartsWith(".wh."u8) ? FileKind.Other : null;
    }

    // Other file systems, and what the kernel makes up, are not the subject.
    bool MayEnter(in FileStatus status, byte[] path) =>
        options.CrossMounts || (status.Device == device && !(root == "/" && (path.AsSpan().SequenceEqual("proc"u8) || path.AsSpan().SequenceEqual("sys"u8))));

    void Descend(SafeFileHandle directory, byte[] name, byte[] path, int depth)
    {
        using var handle = Libc.Open(directory, name, Libc.ReadOnly | Libc.Directory | Libc.NoFollow, out var error);
        if (handle is null)
            visitor.Unreadable(path, $"the directory cannot be opened: {new System.ComponentModel.Win32Exception(error).Message}");
        else
            Directory(handle, path, depth + 1);
    }

    void Content(SafeFileHandle directory, byte[] name, in FileEntry entry)
    {
        using var handle = RegularFile.Open(directory, name, followLinks: false, out var size, out var problem);
        if (handle is null)
        {
            visitor.Unreadable(entry.Path, $"it cannot be opened: {problem}");
            return;
        }

        if (Marks?.IsMetadataOnly(handle) ?? false)
        {
            visitor.Unreadable(entry.Path, "only its metadata is in this layer of the overlay; its content was not read");
            return;
        }

        try
        {
            using var stream = new RegionStream(new FileRegion(handle, 0, size));
            visitor.Content(entry, stream);
            BytesRead += stream.Taken;
            if (stream.EndedEarly)
                visitor.Unreadable(entry.Path, "it became shorter while it was read");
        }
        catch (IOException e)
        {
            visitor.Unreadable(entry.Path, $"it cannot be read: {e.Message}");
        }
    }

    /// <summary>The names in a directory, in the order of their bytes; null where it cannot be read.</summary>
    List<byte[]>? Names(SafeFileHandle handle)
    {
        var most = (int)Math.Min(options.Limits.MaxEntriesPerLayer, int.MaxValue);
        var names = DirectoryNames.Of(handle, entries, most, out var isComplete);
        return isComplete ? names : throw new LimitExceededException(nameof(Limits.MaxEntriesPerLayer), options.Limits.MaxEntriesPerLayer, root);
    }

    static byte[] Terminated(ReadOnlySpan<byte> name) => [.. name, 0];
}
