using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Images.Chunked;
using Plimsoll.Images.Chunked.Soci;
using Plimsoll.Images.Subjects;
using Plimsoll.Registries;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>The zTOCs of an image in a registry. The index is fetched once, when a layer first asks; what cannot be had is as good as not there.</summary>
sealed class RegistryZtocs : IZtocs
{
    readonly RegistryClient client;
    readonly ImageReference reference;
    readonly Digest image;
    readonly Limits limits;
    readonly Lock fetching = new();
    IReadOnlyDictionary<Digest, OciDescriptor>? index;

    RegistryZtocs(RegistryClient client, ImageReference reference, Digest image, Digest? named, Limits limits) =>
        (this.client, this.reference, this.image, Named, this.limits) = (client, reference, image, named, limits);

    public Digest? Named { get; }

    /// <param name="image">The image's manifest, and the index that it names.</param>
    /// <returns>Null where the manifest names none, and others are not to be believed.</returns>
    public static RegistryZtocs? Of(RegistryClient client, ImageReference reference, Digest image, Digest? named, OpenOptions options) =>
        named is not null || options.TrustReferringIndexes ? new RegistryZtocs(client, reference, image, named, options.Limits) : null;

    public byte[]? Find(Digest layer, long most, CancellationToken cancellation)
    {
        try
        {
            return Index(cancellation).GetValueOrDefault(layer) is { } ztoc && ztoc.Size > 0 && ztoc.Size <= most ? Fetch(ztoc, cancellation) : null;
        }
        catch (Exception e) when (e is ServiceException or UnreadableSubjectException or IOException)
        {
            throw new UnprovenPartException(e.Message);
        }
    }

    IReadOnlyDictionary<Digest, OciDescriptor> Index(CancellationToken cancellation)
    {
        lock (fetching)
        {
            if (index is { } known)
                return known;

            // Should this fail it is not tried again for each layer.
            index = new Dictionary<Digest, OciDescriptor>();
            return Manifest(cancellation) is { } manifest
                ? index = SociIndex.Parse(client.Manifest(reference, manifest, cancellation).Bytes, Named is null ? image : null, limits)
                : index;
        }
    }

    Digest? Manifest(CancellationToken cancellation)
    {
        if (Named is not null)
            return Named;
        var referrers = client.Referrers(reference, image, SociIndex.Type1, cancellation);
        return referrers.Count > 0 ? referrers[0].Digest : null;
    }

    byte[] Fetch(OciDescriptor ztoc, CancellationToken cancellation)
    {
        var bytes = new byte[ztoc.Size];
        using (var stream = client.OpenBlob(reference, ztoc.Digest, ztoc.Size, cancellation))
            stream.ReadExactly(bytes);
        var actual = ztoc.Digest.Algorithm == "sha512" ? Digest.Sha512(SHA512.HashData(bytes)) : Digest.Sha256(SHA256.HashData(bytes));
        return actual == ztoc.Digest ? bytes : throw new UnprovenPartException("its zTOC is not the one that the SOCI index names");
    }
}
