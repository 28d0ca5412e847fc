using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Registries;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>What an image in a registry is made of. Documents come from the cache where they were fetched before: their digest says that they are the same.</summary>
sealed class RegistryBlobs(RegistryClient client, ImageReference reference, DocumentCache? cache, Limits limits, CancellationToken cancellation) : IImageBlobs
{
    // An index without end must not be held whole.
    const long MaxHeldBytes = 32 * 1024 * 1024;

    readonly Dictionary<Digest, byte[]> held = [];
    long heldBytes;

    public string Name => reference.ToString();

    public string IndexName => "index";

    public Limits Limits => limits;

    /// <summary>What the reference names: a manifest, or an index. A tag is asked for each time, for it may mean another image by now.</summary>
    public (OciDescriptor Descriptor, byte[] Bytes) Top()
    {
        if (reference.Digest is { } pinned && cache?.Find(pinned) is { } known)
            return (Describe(pinned, known), known);
        var fetched = client.Manifest(reference, cancellation);
        Keep(fetched.Digest, fetched.Bytes);
        return (Describe(fetched.Digest, fetched.Bytes), fetched.Bytes);
    }

    public byte[] Document(OciDescriptor descriptor, DocumentKind kind)
    {
        if (descriptor.Size > limits.MaxManifestBytes)
            throw new LimitExceededException(nameof(Limits.MaxManifestBytes), limits.MaxManifestBytes, $"The {Word(kind)} of {Name}");
        var bytes = held.GetValueOrDefault(descriptor.Digest) ?? cache?.Find(descriptor.Digest);
        if (bytes is null)
        {
            bytes = kind == DocumentKind.Config
                ? client.Document(reference, descriptor.Digest, descriptor.Size, cancellation)
                : client.Manifest(reference, descriptor.Digest, cancellation).Bytes;
            descriptor.MustDescribe(bytes, Word(kind), Name);
            Keep(descriptor.Digest, bytes);
        }

        descriptor.MustHaveSize(bytes.Length, Word(kind), Name);
        return bytes;
    }

    public bool Has(OciDescriptor descriptor) => true;

    public StoredBlob Blob(OciDescriptor descriptor, string what) => new RegistryBlob(client, reference, descriptor.Digest, descriptor.Size);

    static string Word(DocumentKind kind) => kind.ToString().ToLowerInvariant();

    OciDescriptor Describe(Digest digest, byte[] bytes) => new(OciDocument.MediaTypeOf(bytes, $"The manifest of {Name}"), digest, bytes.Length, null, []);

    void Keep(Digest digest, byte[] bytes)
    {
        cache?.Keep(digest, bytes);
        if (heldBytes + bytes.Length <= MaxHeldBytes && held.TryAdd(digest, bytes))
            heldBytes += bytes.Length;
    }
}
