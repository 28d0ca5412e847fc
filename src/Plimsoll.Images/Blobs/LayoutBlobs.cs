using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.Blobs;

/// <summary>Blobs of an OCI layout, in a directory or an archive.</summary>
sealed class LayoutBlobs(BlobStore store, Limits limits) : IImageBlobs
{
    public string Name => store.Name;

    public string IndexName => OciImage.IndexPath;

    public Limits Limits => limits;

    public byte[] Document(OciDescriptor descriptor, DocumentKind kind)
    {
        var what = kind.ToString().ToLowerInvariant();
        var bytes = store.ReadDocument(PathOf(descriptor.Digest), limits) ?? throw Missing(descriptor, what);
        descriptor.MustDescribe(bytes, what, Name);
        return bytes;
    }

    public StoredBlob Blob(OciDescriptor descriptor, string what)
    {
        var region = store.Find(PathOf(descriptor.Digest)) ?? throw Missing(descriptor, what);
        descriptor.MustHaveSize(region.Length, what, Name);
        return new FileBlob(region);
    }

    public bool Has(OciDescriptor descriptor) => store.Find(PathOf(descriptor.Digest)) is not null;

    static string PathOf(Digest digest) => $"blobs/{digest.Algorithm}/{digest.Hex}";

    MissingBlobException Missing(OciDescriptor descriptor, string what) =>
        new($"The {what} {descriptor.Digest} is missing from {Name}; the image was saved incompletely, fetch it again.");
}
