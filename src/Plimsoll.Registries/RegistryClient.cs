using System.Net;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Access;
using Plimsoll.Registries.Credentials;
using Plimsoll.Registries.Documents;
using Plimsoll.Registries.Mirrors;
using Plimsoll.Registries.Transfer;

namespace Plimsoll.Registries;

/// <summary>Reads images and other artefacts from registries: OCI distribution 1.1, and Docker's protocol version 2. Safe for many threads; keeps connections and tokens while it lives.</summary>
/// <remarks>
/// Every method throws <see cref="ServiceException"/> where a registry cannot be reached or refuses (<see cref="RegistryException"/>, with its status),
/// <see cref="UsageException"/> where a configuration is wrong, <see cref="DigestMismatchException"/> where bytes are not what they must be.
/// </remarks>
public sealed class RegistryClient : IDisposable
{
    readonly RegistryOptions options;
    readonly Lazy<RegistriesConf> conf;
    readonly EndpointBook endpoints;
    readonly CredentialStore credentials;
    readonly Fetcher fetcher;
    readonly Refusals refusals;
    readonly Sender sender;
    readonly DocumentReader documents;
    readonly Places places;

    public RegistryClient(RegistryOptions options)
    {
        this.options = options;
        var network = options.Network with { CertificateAuthorities = [.. options.Network.CertificateAuthorities, .. options.CertificateAuthorities] };
        conf = new Lazy<RegistriesConf>(() => RegistriesConf.Read(options.RegistriesConf));
        endpoints = new EndpointBook(options);
        credentials = new CredentialStore(options);
        fetcher = new Fetcher(network, endpoints.Of, options.Time);
        refusals = new Refusals(credentials, options);
        sender = new Sender(fetcher, new Admissions(credentials, new TokenServers(fetcher, options), options.Time), new Origins(options, endpoints.ShowsCertificate));
        documents = new DocumentReader(sender, refusals, options, fetcher.Meter);
        places = new Places(conf);
    }

    /// <summary>Hosts that were asked over plain HTTP.</summary>
    public IReadOnlyCollection<InsecureTransport> PlainConnections => [.. fetcher.PlainHosts.Order(StringComparer.Ordinal).Select(h => new InsecureTransport(h, Hosts.IsLoopback(new Uri($"http://{h}").IdnHost)))];

    /// <summary>Bytes of bodies that came over the network.</summary>
    public long BytesFetched => fetcher.Meter.Bytes;

    /// <summary>Requests that were made, repetitions, redirects and tokens among them.</summary>
    public long RequestsMade => fetcher.Meter.Requests;

    /// <summary>As <see cref="ImageReference.Parse(string)"/>, but a name without a registry is looked for where registries.conf says.</summary>
    public ImageReference Qualify(string name) => ImageReference.Parse(name, conf.Value.SearchRegistry);

    /// <summary>The manifest or index that a reference names, by its digest where it has one; proven by it then, and by the registry's own word in any case.</summary>
    public FetchedDocument Manifest(ImageReference reference, CancellationToken cancellation) => reference.Digest is { } digest
        ? Manifest(reference, digest, cancellation)
        : At(reference, byDigest: false, place => documents.Manifest(place, reference.Tag ?? "latest", null, cancellation));

    /// <summary>The manifest or index of this digest, proven by it.</summary>
    public FetchedDocument Manifest(ImageReference reference, Digest digest, CancellationToken cancellation) =>
        At(reference, byDigest: true, place => documents.Manifest(place, digest.ToString(), digest, cancellation));

    /// <summary>A small blob, such as an image's config, whole; proven by its size and digest.</summary>
    /// <exception cref="LimitExceededException">It is larger than a small document may be.</exception>
    public byte[] Document(ImageReference reference, Digest digest, long size, CancellationToken cancellation)
    {
        var what = $"The blob {digest} of {reference.Name}";
        if (size > options.Limits.MaxManifestBytes)
            throw new LimitExceededException(nameof(Limits.MaxManifestBytes), options.Limits.MaxManifestBytes, what);
        using var stream = OpenBlob(reference, digest, size, cancellation);
        var bytes = Bodies.ReadAll(stream, size, what);
        Hashing.Prove(digest, bytes, what);
        return bytes;
    }

    /// <summary>
    /// A forward stream of exactly the blob. After a cut or a stall it asks for the rest, a bounded number of times. <b>Not proven</b>: the caller hashes what flows
    /// and believes nothing before the digest is right.
    /// </summary>
    /// <param name="size">As the manifest says; a blob of another size is refused.</param>
    public Stream OpenBlob(ImageReference reference, Digest digest, long size, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return At(reference, byDigest: true, place => new BlobStream(new BlobRequests(sender, refusals, options, fetcher.Meter, place, digest, 0, size, onlyRanges: false), cancellation));
    }

    /// <summary>A forward stream of exactly a part of a blob; not proven, as <see cref="OpenBlob"/>.</summary>
    /// <exception cref="RangesUnsupportedException">The registry sends whole blobs only.</exception>
    public Stream OpenBlobRange(ImageReference reference, Digest digest, long offset, long length, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return At(reference, byDigest: true, place => new BlobStream(new BlobRequests(sender, refusals, options, fetcher.Meter, place, digest, offset, length, onlyRanges: true), cancellation));
    }

    public bool HasBlob(ImageReference reference, Digest digest, CancellationToken cancellation) => OrMissing(false, () => At(reference, byDigest: true, place =>
    {
        var reply = sender.Send(place, new Asked($"blobs/{digest}", $"blob {digest}") { Method = HttpMethod.Head }, cancellation);
        if (reply.Status != HttpStatusCode.OK)
            throw refusals.Explain(reply, cancellation);
        reply.Dispose();
        return true;
    }));

    /// <summary>The tags of a repository, in ordinal order; the reference's own tag and digest do not matter.</summary>
    public IReadOnlyList<string> Tags(ImageReference repository, CancellationToken cancellation) => At(repository, byDigest: false, place => documents.Tags(place, cancellation));

    /// <summary>What refers to a manifest: by the registry's API, or by the tag that stands for it where there is no such API.</summary>
    /// <param name="artifactType">Only such; null for all.</param>
    public IReadOnlyList<Referrer> Referrers(ImageReference reference, Digest subject, string? artifactType, CancellationToken cancellation)
    {
        var found = OrMissing([], () => At(reference, byDigest: true, place => ReferrersAt(place, subject, artifactType, cancellation)));
        return artifactType is null ? found : [.. found.Where(r => r.ArtifactType == artifactType)];
    }

    public void Dispose()
    {
        fetcher.Dispose();
        endpoints.Dispose();
    }

    // A cache keeps what it was asked for: that it has none says nothing of the registry that it stands for.
    IReadOnlyList<Referrer> ReferrersAt(Place place, Digest subject, string? artifactType, CancellationToken cancellation)
    {
        var found = documents.Referrers(place, subject, artifactType, cancellation)
            ?? ReferrerList.Read(documents.Manifest(place, ReferrerList.FallbackTag(subject), null, cancellation).Bytes, place.Name);
        return found.Count > 0 || place.IsNamed ? found : throw new RegistryException($"{place.Name} has no referrers of {subject}.", HttpStatusCode.NotFound);
    }

    static T OrMissing<T>(T missing, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (RegistryException e) when (e.IsMissing)
        {
            return missing;
        }
    }

    T At<T>(ImageReference reference, bool byDigest, Func<Place, T> attempt) => places.First(reference, byDigest, place =>
    {
        if (credentials.IsGivenFor(place))
            endpoints.Give(place);
        return attempt(place);
    });
}
