using Microsoft.Win32.SafeHandles;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage.Overlay;

/// <summary>One directory as the layers below a container show it together: from the top down, ending where one hides the rest.</summary>
sealed class LowerDirectories(IReadOnlyList<SafeFileHandle> directories, OverlayMarks marks) : IDisposable
{
    /// <summary>What a name is in the image; null where it is not there.</summary>
    public FileKind? Find(byte[] terminatedName)
    {
        foreach (var directory in directories)
        {
            if (IsHiddenByName(directory, terminatedName))
                return null;
            if (Libc.TryStat(directory, terminatedName, out var status))
                return IsWhiteout(directory, terminatedName, status) ? null : status.Kind;
        }

        return null;
    }

    /// <summary>The directory of that name; null where one cannot be opened, and so nothing can be said.</summary>
    public LowerDirectories? Enter(byte[] terminatedName)
    {
        List<SafeFileHandle> entered = [];
        foreach (var directory in directories)
        {
            if (IsHiddenByName(directory, terminatedName))
                break;
            if (!Libc.TryStat(directory, terminatedName, out var status))
                continue;
            if (status.Kind != FileKind.Directory)
                break;
            if (Libc.Open(directory, terminatedName, Libc.ReadOnly | Libc.Directory | Libc.NoFollow, out _) is not { } handle)
            {
                foreach (var one in entered)
                    one.Dispose();
                return null;
            }

            entered.Add(handle);
            if (marks.Of(handle) == DirectoryMark.Opaque)
                break;
        }

        return new LowerDirectories(entered, marks);
    }

    /// <summary>Every name in any of them, once.</summary>
    public IEnumerable<byte[]> Names(byte[] buffer, int most) =>
        directories.SelectMany(d => DirectoryNames.Of(d, buffer, most, out _) ?? []).DistinctBy(Convert.ToHexString).OrderBy(Convert.ToHexString, StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var directory in directories)
            directory.Dispose();
    }

    bool IsWhiteout(SafeFileHandle directory, byte[] terminatedName, in FileStatus status) =>
        status.IsWhiteoutDevice || (status is { Kind: FileKind.File, Size: 0 } && marks.Of(directory) == DirectoryMark.HoldsWhiteoutFiles && marks.IsWhiteoutFile(directory, terminatedName, status));

    bool IsHiddenByName(SafeFileHandle directory, byte[] terminatedName) => marks.ByName && Libc.TryStat(directory, [.. ".wh."u8, .. terminatedName], out _);
}
