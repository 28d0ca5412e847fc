using System.Text;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Squashing;

/// <summary>What a layer does at a path that evidence lies at or below.</summary>
[Flags]
enum PathMark
{
    None = 0,
    Thing = 1,
    Directory = 2,
    Whiteout = 4,
    Opaque = 8,
}

/// <summary>The paths that evidence lies at, with all directories above them, and what each layer does there.</summary>
/// <remarks>Of the hundreds of thousands of paths of an image these are few: every path of a layer costs one look into the table.</remarks>
sealed class PathNodes
{
    readonly Dictionary<ulong, int> nodes = [];
    readonly List<int> parents = [];
    readonly List<List<(int Layer, PathMark Mark)>?> marks = [];

    public PathNodes() => Node([], parent: -1);

    /// <summary>The node of a path; made, with those above it, where it is new.</summary>
    public int Add(string path)
    {
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(path);
        if (nodes.TryGetValue(PathHash.Of(bytes), out var known))
            return known;
        var node = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var slash = bytes[at..].IndexOf((byte)'/');
            var end = slash < 0 ? bytes.Length : at + slash;
            node = Node(bytes[..end], node);
            at = end + 1;
        }

        return node;
    }

    /// <summary>Notes what a layer does at the nodes. Layers are noted from the bottom up.</summary>
    public void Note(int layer, LayerPaths paths)
    {
        Note(layer, paths.Things.Span, PathMark.Thing);
        Note(layer, paths.Directories.Span, PathMark.Directory);
        Note(layer, paths.Whiteouts.Span, PathMark.Whiteout);
        Note(layer, paths.Opaques.Span, PathMark.Opaque);
    }

    /// <summary>Whether any of the layers after one and up to another has something of its own at the path that is no directory.</summary>
    public bool IsReplaced(int node, int after, int upTo) => Has(node, after, upTo, PathMark.Thing);

    /// <summary>Whether what a lower layer had at the path is gone by any of the layers after one and up to another.</summary>
    /// <remarks>OCI image specification 1.1, layer.md: whiteouts and opaque directories hide what lower layers have, never their own layer's.</remarks>
    public bool IsCovered(int node, int after, int upTo)
    {
        if (Has(node, after, upTo, PathMark.Directory | PathMark.Whiteout))
            return true;
        for (var above = parents[node]; above >= 0; above = parents[above])
            if (Has(above, after, upTo, PathMark.Thing | PathMark.Whiteout | PathMark.Opaque))
                return true;
        return false;
    }

    bool Has(int node, int after, int upTo, PathMark any)
    {
        if (marks[node] is not { } list)
            return false;
        for (var i = FirstAfter(list, after); i < list.Count && list[i].Layer <= upTo; i++)
            if ((list[i].Mark & any) != 0)
                return true;
        return false;
    }

    static int FirstAfter(List<(int Layer, PathMark Mark)> list, int layer)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Layer <= layer)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    void Note(int layer, ReadOnlySpan<ulong> paths, PathMark mark)
    {
        foreach (var path in paths)
            if (nodes.TryGetValue(path, out var node))
                Note(node, layer, mark);
    }

    void Note(int node, int layer, PathMark mark)
    {
        var list = marks[node] ??= [];
        if (list.Count > 0 && list[^1].Layer == layer)
            list[^1] = (layer, list[^1].Mark | mark);
        else
            list.Add((layer, mark));
    }

    int Node(ReadOnlySpan<byte> path, int parent)
    {
        var hash = PathHash.Of(path);
        if (nodes.TryGetValue(hash, out var known))
            return known;
        nodes.Add(hash, parents.Count);
        parents.Add(parent);
        marks.Add(null);
        return parents.Count - 1;
    }
}
