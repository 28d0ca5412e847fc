using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.Archives;

/// <summary>An OCI image layout directory.</summary>
sealed class LayoutDirectory(string directory) : BlobStore
{
    // One handle a file, however often a manifest names it: a layer that is used a thousand times must not use up the handles.
    readonly Dictionary<string, FileRegion> open = [];

    public override string Name => directory;

    public override FileRegion? Find(string path)
    {
        // Only "oci-layout", "index.json" and "blobs/ALGORITHM/HEX" are ever asked for; a link, FIFO or device in their place is refused.
        if (open.TryGetValue(path, out var known))
            return known;
        var full = Path.Join(directory, path);
        if (!File.Exists(full))
            return null;
        var handle = RegularFile.Open(null, [.. Encoding.UTF8.GetBytes(full), 0], followLinks: false, out var size, out var problem);
        if (handle is null)
            throw new UnreadableSubjectException($"{path} of {directory} cannot be opened: {problem}.");
        return open[path] = new FileRegion(handle, 0, size);
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var region in open.Values)
            region.File.Dispose();
    }
}
