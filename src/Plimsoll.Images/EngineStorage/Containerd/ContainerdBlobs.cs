using Plimsoll.Images.Archives;

namespace Plimsoll.Images.EngineStorage.Containerd;

/// <summary>containerd's content store, which keeps blobs as an OCI layout does. Their digests are proven while they are read, as any layout's.</summary>
sealed class ContainerdBlobs(StorageRoot root) : BlobStore
{
    const string Path = "io.containerd.content.v1.content";

    readonly Dictionary<string, FileRegion> open = [];

    public override string Name => root.Path;

    public override FileRegion? Find(string path)
    {
        if (open.TryGetValue(path, out var known))
            return known;
        return root.OpenFile($"{Path}/{path}") is { } found ? open[path] = found : null;
    }

    /// <summary>Closes the blobs, and leaves the storage open.</summary>
    public void CloseFiles()
    {
        foreach (var region in open.Values)
            region.File.Dispose();
        open.Clear();
    }

    protected override void Dispose(bool disposing)
    {
        CloseFiles();
        root.Dispose();
    }
}
