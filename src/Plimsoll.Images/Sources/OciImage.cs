using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources;

/// <summary>Opens an image of an OCI layout, in a directory or an archive.</summary>
/// <remarks>OCI image specification 1.1: image-layout.md, image-index.md, manifest.md.</remarks>
static class OciImage
{
    public const string IndexPath = "index.json";
    public const string MarkPath = "oci-layout";

    /// <summary>Opens a layout directory.</summary>
    public static OpenedSubject Open(string directory, string? reference, string name, OpenOptions options)
    {
        var layout = new LayoutDirectory(directory);
        try
        {
            return Open(layout, reference, name, severalAreFine: false, options);
        }
        catch
        {
            layout.Dispose();
            throw;
        }
    }

    /// <param name="reference">A tag, a name, or a digest; null for the only image there is.</param>
    /// <param name="severalAreFine">Whether the first of several images is taken where none is named, as of a docker-archive.</param>
    public static OpenedSubject Open(BlobStore store, string? reference, string name, bool severalAreFine, OpenOptions options)
    {
        var blobs = new LayoutBlobs(store, options.Limits);
        var index = store.ReadDocument(IndexPath, options.Limits) ??
            throw new UnreadableSubjectException($"{store.Name} holds no index.json: it is not an OCI image layout.");
        var descriptor = new OciSelection(blobs, options.Platform, severalAreFine).Select(index, reference);
        var manifest = OciManifest.Read(blobs, descriptor);
        return new OpenedSubject(new Subject(SubjectKind.Image, name, descriptor.Digest, manifest.Platform), manifest.OpenLayers(blobs), store);
    }
}
