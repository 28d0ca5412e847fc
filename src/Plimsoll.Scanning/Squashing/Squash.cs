using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Squashing;

/// <summary>Lays layers over each other, from the bottom up, as a container would see them.</summary>
/// <remarks>OCI image specification 1.1, layer.md: whiteouts and opaque directories hide what lower layers have, never their own layer's.</remarks>
sealed class Squash
{
    readonly SortedDictionary<string, List<SquashedFile>> files = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, Link> links = new(StringComparer.Ordinal);

    // Every path of the two, so that "all below" is a range of a sorted set: many whiteouts over many files stay cheap.
    readonly SortedSet<string> paths = new(StringComparer.Ordinal);

    /// <summary>What is visible, in the order of paths.</summary>
    public IEnumerable<SquashedFile> Files => files.Values.SelectMany(f => f);

    /// <summary>Visible symbolic links at, or above, wanted paths.</summary>
    public IReadOnlyDictionary<string, Link> Links => links;

    public static Squash Of(IReadOnlyList<LayerEvidence> layers)
    {
        var squash = new Squash();
        for (var i = 0; i < layers.Count; i++)
            squash.Lay(layers[i], i);
        return squash;
    }

    void Lay(LayerEvidence layer, int index)
    {
        foreach (var cover in layer.Covers)
            Hide(cover);
        foreach (var link in layer.Links)
        {
            links[link.Path] = link;
            paths.Add(link.Path);
        }

        foreach (var group in layer.Files.GroupBy(f => f.Path))
            Put(group.Key, [.. group], index);
    }

    void Hide(Cover cover)
    {
        if (cover.Kind is not CoverKind.Opaque)
            Remove(cover.Path);
        if (cover.Kind is CoverKind.Directory)
            return;
        foreach (var path in Below(cover.Path).ToList())
            Remove(path);
    }

    void Remove(string path)
    {
        files.Remove(path);
        links.Remove(path);
        paths.Remove(path);
    }

    /// <summary>Paths start with the directory and a slash; <c>0</c> is the character after the slash.</summary>
    SortedSet<string> Below(string directory) => directory.Length == 0 ? paths : paths.GetViewBetween(directory + "/", directory + "0");

    void Put(string path, List<FileEvidence> evidence, int index)
    {
        links.Remove(path);
        var below = files.GetValueOrDefault(path);

        // A package's list of files, most of all: it says nothing that a subject is judged by, and covers nothing that does.
        if (below is null && evidence.TrueForAll(e => e.Packages.Count + e.Observations.Count + e.Gaps.Count == 0))
        {
            paths.Remove(path);
            return;
        }

        paths.Add(path);
        files[path] = [.. evidence.Select(e => new SquashedFile(e, index, below?.Find(b => b.Evidence.Reader == e.Reader)))];
    }
}
