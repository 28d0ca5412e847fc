using System.Text;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage.Overlay;

/// <summary>
/// What a container changed since its image: its upper directory laid against those below. Files, links and devices are told, and directories only where
/// they are gone; what stands in a new directory is told one by one.
/// </summary>
sealed class Drift(OverlayMarks marks, Limits limits)
{
    readonly byte[] buffer = new byte[64 * 1024];
    readonly DriftList list = new();
    int entries;

    /// <param name="Hides">Whether an opaque directory stands at or above it: then nothing of the image shows in it.</param>
    readonly record struct Place(int Depth, bool Hides);

    /// <param name="upper">The container's own directory.</param>
    /// <param name="lower">Those below it, from the top down.</param>
    public (IReadOnlyList<Observation> Observations, IReadOnlyList<Gap> Gaps) Of(SafeFileHandle upper, IEnumerable<SafeFileHandle> lower)
    {
        using var below = new LowerDirectories([.. lower], marks);
        Compare(upper, below, "", new Place(0, Hides: false));
        return (list.Observations, list.Gaps);
    }

    void Compare(SafeFileHandle upper, LowerDirectories lower, string path, Place place)
    {
        if (place.Depth > limits.MaxDirectoryDepth || Names(upper) is not { } names)
        {
            list.Unread(path, "What the container changed there could not be listed, or is nested too deep.");
            return;
        }

        if (marks.IsRedirect(upper))
            list.Unread(path, "The directory was renamed in the container; what it holds of the image was not compared.");
        var mark = marks.Of(upper);
        place = place with { Hides = place.Hides || mark == DirectoryMark.Opaque };
        foreach (var name in names)
        {
            if (list.IsFull)
                return;
            Entry(upper, lower, name, $"{path}{Encoding.UTF8.GetString(name)}", place, mark);
        }

        if (place.Hides)
            Missing(lower, names, path);
    }

    void Entry(SafeFileHandle upper, LowerDirectories lower, byte[] name, string path, Place place, DirectoryMark mark)
    {
        byte[] terminated = [.. name, 0];
        if (!Libc.TryStat(upper, terminated, out var status))
            return;
        var before = lower.Find(terminated);
        if (status.IsWhiteoutDevice || (mark == DirectoryMark.HoldsWhiteoutFiles && marks.IsWhiteoutFile(upper, terminated, status)))
        {
            if (before is not null)
                list.Add("removed", path);
        }
        else if (marks.ByName && name.AsSpan().StartsWith(".wh."u8))
        {
            // An opaque directory's mark names nothing that could be there.
            if (lower.Find(terminated[".wh.".Length..]) is not null)
                list.Add("removed", path.Remove(path.Length - name.Length, ".wh.".Length));
        }
        else if (status.Kind == FileKind.Directory)
        {
            if (before is not null and not FileKind.Directory)
                list.Add("removed", path);
            Descend(upper, lower, terminated, path, place);
        }
        else if (before is not null || !MountPoints.IsLeftBy(path, status))
        {
            list.Add(before is null ? "added" : "changed", path);
        }
    }

    void Descend(SafeFileHandle upper, LowerDirectories lower, byte[] terminated, string path, Place place)
    {
        using var handle = Libc.Open(upper, terminated, Libc.ReadOnly | Libc.Directory | Libc.NoFollow, out _);
        using var below = lower.Enter(terminated);
        if (handle is null || below is null)
            list.Unread(path, "What the container changed there could not be opened.");
        else
            Compare(handle, below, path + "/", place with { Depth = place.Depth + 1 });
    }

    /// <summary>What was in an opaque directory before, and has no successor of its name: one line a name, not one for all below.</summary>
    void Missing(LowerDirectories lower, List<byte[]> names, string path)
    {
        var there = names.Select(n => Convert.ToHexString(n)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in lower.Names(buffer, limits.MaxWantedPerLayer).Where(n => !there.Contains(Convert.ToHexString(n))))
            if (lower.Find([.. name, 0]) is not null)
                list.Add("removed", path + Encoding.UTF8.GetString(name));
    }

    List<byte[]>? Names(SafeFileHandle directory)
    {
        var names = DirectoryNames.Of(directory, buffer, limits.MaxWantedPerLayer, out var isComplete);
        entries += names?.Count ?? 0;
        if (entries > limits.MaxEntriesPerLayer)
            throw new LimitExceededException(nameof(Limits.MaxEntriesPerLayer), limits.MaxEntriesPerLayer, "The container's own layer");
        return isComplete ? names : null;
    }
}
