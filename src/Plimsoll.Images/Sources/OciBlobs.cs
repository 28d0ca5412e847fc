using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Sources;

/// <summary>Blobs of an OCI layout by their digests. Documents are checked before they are believed.</summary>
sealed class OciBlobs(BlobStore store, Limits limits)
{
    public string Name => store.Name;

    public Limits Limits => limits;

    /// <summary>A document whose digest and size hold.</summary>
    public byte[] Document(OciDescriptor descriptor, string what)
    {
        var bytes = store.ReadDocument(PathOf(descriptor.Digest), limits) ?? throw Missing(descriptor, what);
        CheckSize(descriptor, bytes.Length, what);
        var actual = descriptor.Digest.Algorithm == "sha512" ? Digest.Sha512(SHA512.HashData(bytes)) : Digest.Sha256(SHA256.HashData(bytes));
        return actual == descriptor.Digest ? bytes : throw new DigestMismatchException($"The {what} of {Name}", descriptor.Digest, actual);
    }

    /// <summary>A blob whose size holds; its digest is proven while it is read.</summary>
    public FileRegion Blob(OciDescriptor descriptor, string what)
    {
        var region = store.Find(PathOf(descriptor.Digest)) ?? throw Missing(descriptor, what);
        CheckSize(descriptor, region.Length, what);
        return region;
    }

    public bool Has(OciDescriptor descriptor) => store.Find(PathOf(descriptor.Digest)) is not null;

    static string PathOf(Digest digest) => $"blobs/{digest.Algorithm}/{digest.Hex}";

    void CheckSize(OciDescriptor descriptor, long actual, string what)
    {
        if (actual != descriptor.Size)
            throw new UnreadableSubjectException($"The {what} of {Name}, {descriptor.Digest}, has {actual:N0} bytes where {descriptor.Size:N0} are stated; it was cut short or altered, fetch it again.");
    }

    MissingBlobException Missing(OciDescriptor descriptor, string what) =>
        new($"The {what} {descriptor.Digest} is missing from {Name}; the image was saved incompletely, fetch it again.");
}
