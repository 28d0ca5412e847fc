using System.Text;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Core;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.Archives;

/// <summary>An OCI image layout directory.</summary>
sealed class LayoutDirectory(string directory) : BlobStore
{
    readonly List<SafeFileHandle> open = [];

    public override string Name => directory;

    public override FileRegion? Find(string path)
    {
        // Only "oci-layout", "index.json" and "blobs/ALGORITHM/HEX" are ever asked for; a link, FIFO or device in their place is refused.
        var full = Path.Join(directory, path);
        if (!File.Exists(full))
            return null;
        var handle = RegularFile.Open(null, [.. Encoding.UTF8.GetBytes(full), 0], followLinks: false, out var size, out var problem);
        if (handle is null)
            throw new UnreadableSubjectException($"{path} of {directory} cannot be opened: {problem}.");
        lock (open)
            open.Add(handle);
        return new FileRegion(handle, 0, size);
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var handle in open)
            handle.Dispose();
    }
}
