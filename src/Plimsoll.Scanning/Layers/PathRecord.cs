using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Layers;

/// <summary>Writes down, as a layer is walked, all that it has and hides.</summary>
sealed class PathRecord
{
    readonly List<ulong> things = [];
    readonly List<ulong> directories = [];
    readonly List<ulong> whiteouts = [];
    readonly List<ulong> opaques = [];

    public void Add(FileKind kind, ulong path) => (kind switch
    {
        FileKind.Directory => directories,
        FileKind.Whiteout => whiteouts,
        FileKind.Opaque => opaques,
        _ => things,
    }).Add(path);

    public LayerPaths ToPaths() => new()
    {
        Things = things.ToArray(),
        Directories = directories.ToArray(),
        Whiteouts = whiteouts.ToArray(),
        Opaques = opaques.ToArray(),
    };
}
