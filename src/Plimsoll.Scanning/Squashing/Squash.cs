using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Squashing;

/// <summary>Lays layers over each other, from the bottom up, as a container would see them.</summary>
sealed class Squash
{
    Squash(IReadOnlyList<SquashedFile> files, IReadOnlyDictionary<string, Link> links) => (Files, Links) = (files, links);

    /// <summary>What is visible, in the order of paths.</summary>
    public IReadOnlyList<SquashedFile> Files { get; }

    /// <summary>Visible symbolic links at, or above, places that readers want.</summary>
    public IReadOnlyDictionary<string, Link> Links { get; }

    public static Squash Of(IReadOnlyList<LayerEvidence> layers)
    {
        var nodes = new PathNodes();
        var files = new SortedDictionary<string, Stack>(StringComparer.Ordinal);
        var links = new SortedDictionary<string, Stack>(StringComparer.Ordinal);
        for (var i = 0; i < layers.Count; i++)
        {
            foreach (var file in layers[i].Files)
                if (SaysSomething(file) || files.ContainsKey(file.Path))
                    Put(files, nodes, file.Path, layers.Count).Files.Add((i, file));
            foreach (var link in layers[i].Links)
                Put(links, nodes, link.Path, layers.Count).Links.Add((i, link));
        }

        // What is there alone hides nothing.
        for (var i = 0; i < layers.Count && layers.Count > 1; i++)
            nodes.Note(i, layers[i].Paths);
        var top = layers.Count - 1;
        return new Squash(
            [.. files.Values.SelectMany(f => f.Visible(nodes, top))],
            links.Where(l => l.Value.VisibleLink(nodes, top) is not null).ToDictionary(l => l.Key, l => l.Value.VisibleLink(nodes, top)!, StringComparer.Ordinal));
    }

    /// <summary>A text that names no licence, most of all: there are many, and where nothing lies below they cover nothing.</summary>
    static bool SaysSomething(FileEvidence file) => file.Packages.Count + file.Ownerships.Count + file.Observations.Count + file.Gaps.Count > 0;

    static Stack Put(SortedDictionary<string, Stack> stacks, PathNodes nodes, string path, int layers)
    {
        if (!stacks.TryGetValue(path, out var stack))
            stacks[path] = stack = new Stack(layers > 1 ? nodes.Add(path) : 0);
        return stack;
    }

    /// <summary>What the layers say of one path, from the bottom up.</summary>
    sealed class Stack(int node)
    {
        List<(int Layer, FileEvidence Evidence)>? files;
        List<(int Layer, Link Link)>? links;

        // Hundreds of thousands of paths have one of the two, and one of that.
        public List<(int Layer, FileEvidence Evidence)> Files => files ??= new(1);

        public List<(int Layer, Link Link)> Links => links ??= new(1);

        public Link? VisibleLink(PathNodes nodes, int top)
        {
            var (layer, link) = Links[^1];
            return nodes.IsCovered(node, layer, top) || nodes.IsReplaced(node, layer, top) ? null : link;
        }

        public IEnumerable<SquashedFile> Visible(PathNodes nodes, int top)
        {
            var layer = Files[^1].Layer;
            if (nodes.IsCovered(node, layer, top) || nodes.IsReplaced(node, layer, top))
                return [];
            return Files.Where(f => f.Layer == layer).Select(f => new SquashedFile(f.Evidence, layer, Below(nodes, layer, f.Evidence.Reader)));
        }

        /// <summary>The same file in the nearest lower layer, and so on, as long as nothing lay between.</summary>
        SquashedFile? Below(PathNodes nodes, int above, string reader)
        {
            var at = Files.FindLastIndex(f => f.Layer < above);
            if (at < 0 || Files[at].Layer is var layer && (nodes.IsCovered(node, layer, above) || nodes.IsReplaced(node, layer, above - 1)))
                return null;
            var same = Files.FindIndex(f => f.Layer == layer && f.Evidence.Reader == reader);
            return same < 0 ? null : new SquashedFile(Files[same].Evidence, layer, Below(nodes, layer, reader));
        }
    }
}
