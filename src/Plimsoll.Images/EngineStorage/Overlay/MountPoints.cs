using Plimsoll.Images.Reading;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage.Overlay;

/// <summary>What engines themselves leave in a container's layer so that they can mount something over it: empty, or a link that they make.</summary>
static class MountPoints
{
    static readonly HashSet<string> Files = ["etc/hostname", "etc/hosts", "etc/resolv.conf", "dev/console", "run/.containerenv", ".dockerenv"];

    public static bool IsLeftBy(string path, in FileStatus status) =>
        (status is { Kind: FileKind.File, Size: 0 } && Files.Contains(path)) || (status.Kind == FileKind.SymbolicLink && path == "etc/mtab");
}
