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
    public static SubjectSet Open(string directory, string? reference, string name, OpenOptions options)
    {
        var layout = new LayoutDirectory(directory);
        try
        {
            return options.AllPlatforms ? OpenAll(layout, reference, name, options) : SubjectSet.Of(Open(layout, reference, name, severalAreFine: false, options));
        }
        catch
        {
            layout.Dispose();
            throw;
        }
    }

    /// <param name="reference">A tag, a name, or a digest; null for the only image there is.</param>
    /// <param name="severalAreFine">Whether the first of several images is taken where none is named, as of a docker-archive.</param>
    public static OpenedSubject Open(BlobStore store, string? reference, string name, bool severalAreFine, OpenOptions options) =>
        Open(store, Index(store, options.Limits), reference, name, severalAreFine, options);

    /// <param name="index">What lists the images, where the store itself has no index.json.</param>
    public static OpenedSubject Open(BlobStore store, byte[] index, string? reference, string name, bool severalAreFine, OpenOptions options)
    {
        var blobs = new LayoutBlobs(store, options.Limits);
        var selection = new OciSelection(blobs, options.Platform, severalAreFine);
        return Open(blobs, selection.Choose(selection.Named(index, reference)), name, store);
    }

    /// <summary>Every image of the index, or of all those that are named so.</summary>
    public static SubjectSet OpenAll(BlobStore store, string? reference, string name, OpenOptions options)
    {
        var blobs = new LayoutBlobs(store, options.Limits);
        var selection = new OciSelection(blobs, options.Platform, severalAreFine: false);
        var index = Index(store, options.Limits);
        var images = selection.Several(reference is null ? selection.All(index) : selection.Named(index, reference));
        return new SubjectSet([.. images.Select(i => new PendingSubject(i.Platform is { } platform ? $"{name} ({platform})" : name, () => Open(blobs, i, name)))], store);
    }

    static OpenedSubject Open(LayoutBlobs blobs, OciDescriptor descriptor, string name, params IEnumerable<IDisposable> owned)
    {
        var manifest = OciManifest.Read(blobs, descriptor);
        return new OpenedSubject(new Subject(SubjectKind.Image, name, descriptor.Digest, manifest.Platform), manifest.OpenLayers(blobs), owned) { Base = manifest.Base };
    }

    static byte[] Index(BlobStore store, Limits limits) => store.ReadDocument(IndexPath, limits) ??
        throw new UnreadableSubjectException($"{store.Name} holds no index.json: it is not an OCI image layout.");
}
