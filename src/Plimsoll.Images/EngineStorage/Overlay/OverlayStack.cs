using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage.Overlay;

/// <summary>The directories of an image or container in one storage, from the bottom up, ready to be read.</summary>
static class OverlayStack
{
    /// <summary>The layers, and a gap where what they hide cannot be seen.</summary>
    public static (IReadOnlyList<ILayer> Layers, IReadOnlyList<Gap> Gaps) Of(StorageRoot root, IReadOnlyList<OverlayDirectory> directories, OverlayMarks marks, OpenOptions options) => (
        [.. directories.Select((d, i) => new OverlayLayer(root, d, i, marks, options))],
        marks.Trusted && directories.Count > 1 && !Privileges.SeeTrustedAttributes()
            ? [new Gap(GapCode.AccessDenied, "", "What upper layers hide of lower ones cannot all be seen without the capability CAP_SYS_ADMIN; scan as root of the machine.")]
            : []);
}
