using System.IO.Enumeration;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Chunked;
using Plimsoll.Images.Chunked.Soci;
using Plimsoll.Images.Subjects;
using Plimsoll.Registries;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Images of registries, by Docker's rules of names. Layers stream straight into the scan.</summary>
sealed class RegistrySource : INamedImageSource
{
    // A repository of nightly builds has thousands of tags, most of them forgotten: whoever wants them all says so in parts.
    const int MaxTags = 500;

    public string Scheme => "registry";

    public SubjectSet Find(string name, OpenOptions options, CancellationToken cancellation)
    {
        if (options.Registry is not { } access)
            throw new ServiceException($"No registry was asked for {name}: no connection is to be made.");
        var client = new RegistryClient(access);
        try
        {
            var reference = client.Qualify(name);
            return options.Tags is { } pattern ? Tagged(client, reference, name, pattern, options, cancellation)
                : options.AllPlatforms ? new SubjectSet(Platforms(client, reference, name, options, cancellation), client)
                : SubjectSet.Of(Open(client, reference, name, null, options, [client], cancellation));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public SubjectSet? TryFind(string name, OpenOptions options, ICollection<string> notes, CancellationToken cancellation) =>
        options.Registry is null ? null : Find(name, options, cancellation);

    static SubjectSet Tagged(RegistryClient client, ImageReference reference, string name, string pattern, OpenOptions options, CancellationToken cancellation)
    {
        if (reference.Digest is not null || name.LastIndexOf(':') > name.LastIndexOf('/'))
            throw new UsageException($"'{name}' names one image; with --tags name a repository, without a tag or digest.");
        var tags = client.Tags(reference, cancellation).Where(t => FileSystemName.MatchesSimpleExpression(pattern, t, ignoreCase: false)).Order(StringComparer.Ordinal).ToList();
        if (tags.Count == 0)
            throw new UnreadableSubjectException($"No tag of {reference.Name} matches '{pattern}'.");
        if (tags.Count > MaxTags)
            throw new UsageException($"{tags.Count:N0} tags of {reference.Name} match '{pattern}', which is more than {MaxTags:N0}; ask for them in parts.");
        var single = options with { Tags = null };
        return new SubjectSet([.. tags.SelectMany(t => Images(client, reference with { Tag = t }, $"{name}:{t}", single, cancellation))], client);
    }

    static IEnumerable<PendingSubject> Images(RegistryClient client, ImageReference reference, string name, OpenOptions options, CancellationToken cancellation) =>
        options.AllPlatforms
            ? Platforms(client, reference, name, options, cancellation)
            : [new PendingSubject(name, () => Open(client, reference, name, null, options, [], cancellation))];

    static List<PendingSubject> Platforms(RegistryClient client, ImageReference reference, string name, OpenOptions options, CancellationToken cancellation)
    {
        var blobs = Blobs(client, reference, options, cancellation);
        return [.. new OciSelection(blobs, options.Platform, severalAreFine: false).Several(Candidates(blobs, options)).Select(image =>
            new PendingSubject(image.Platform is { } platform ? $"{name} ({platform})" : name, () => Open(client, reference, name, image, options, [], cancellation)))];
    }

    /// <param name="image">Which image of the index; null has it chosen.</param>
    static OpenedSubject Open(
        RegistryClient client, ImageReference reference, string name, OciDescriptor? image, OpenOptions options, IReadOnlyList<IDisposable> owned, CancellationToken cancellation)
    {
        var (requests, bytes) = owned.Count > 0 ? (0, 0) : (client.RequestsMade, client.BytesFetched);
        var blobs = Blobs(client, reference, options, cancellation);
        image ??= new OciSelection(blobs, options.Platform, severalAreFine: false).Choose(Candidates(blobs, options));
        var manifest = OciManifest.Read(blobs, image);
        var layers = manifest.OpenLayers(blobs, RegistryZtocs.Of(client, reference, image.Digest, manifest.SociIndex, options));
        return new OpenedSubject(new Subject(SubjectKind.Image, name, image.Digest, manifest.Platform), layers, owned)
        {
            Base = manifest.Base,
            Later = () => [Fetch.Observe(
                reference.ToString(),
                client.PlainConnections.Select(c => c.Host),
                client.RequestsMade - requests,
                client.BytesFetched - bytes,
                layers.OfType<ISparingLayer>().Sum(l => l.Spared),
                layers.OfType<SociLayer>().Count(l => l.IsUnproven))],
        };
    }

    static List<OciDescriptor> Candidates(RegistryBlobs blobs, OpenOptions options)
    {
        var (top, bytes) = blobs.Top();
        return OciSelection.IsIndex(top.MediaType) ? new OciSelection(blobs, options.Platform, severalAreFine: false).All(bytes) : [top];
    }

    static RegistryBlobs Blobs(RegistryClient client, ImageReference reference, OpenOptions options, CancellationToken cancellation)
    {
        var cache = options.CacheHome is { } home ? new DocumentCache(Path.Join(home, DocumentCache.DirectoryName), options.Registry?.Time ?? TimeProvider.System) : null;
        return new RegistryBlobs(client, reference, cache, options.Limits, cancellation);
    }
}
