using System.Net;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Mirrors;
using Plimsoll.Registries.Transfer;

namespace Plimsoll.Registries.Documents;

/// <summary>Fetches the small documents of one place: manifests, lists.</summary>
sealed class DocumentReader(Sender sender, Refusals refusals, RegistryOptions options, RequestMeter meter)
{
    const int MaxPages = 1_000;
    const int MaxTags = 200_000;
    const int MaxReferrers = 10_000;
    const int MaxListBytes = 8 * 1024 * 1024;

    /// <param name="tagOrDigest">As it stands in the address.</param>
    /// <param name="expected">What its bytes must be; null where a tag was asked for, and whatever the tag means is taken.</param>
    public FetchedDocument Manifest(Place place, string tagOrDigest, Digest? expected, CancellationToken cancellation)
    {
        var what = expected is null ? $"tag {tagOrDigest}" : $"manifest {tagOrDigest}";
        var asked = new Asked($"manifests/{tagOrDigest}", what).With("Accept", ManifestTypes.Accept);
        var reply = sender.Send(place, asked, cancellation);
        if (reply.Status != HttpStatusCode.OK)
            throw refusals.Explain(reply, cancellation);
        using (reply)
        {
            var name = $"The {what} of {place.Name}";
            var bytes = Read(reply, options.Limits.MaxManifestBytes, name, cancellation);
            if (expected is { } digest)
                Hashing.Prove(digest, bytes, name);
            CrossCheck(reply, bytes, name);
            var stated = reply.Answer.Content.Headers.ContentType?.MediaType;
            return new FetchedDocument(expected ?? Hashing.Sha256(bytes), ManifestTypes.Of(bytes, stated, name), bytes);
        }
    }

    public IReadOnlyList<string> Tags(Place place, CancellationToken cancellation)
    {
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        var page = "tags/list?n=1000";
        for (var pages = 0; page is not null; pages++)
        {
            var reply = sender.Send(place, new Asked(page, "tags"), cancellation);
            if (reply.Status != HttpStatusCode.OK)
                throw refusals.Explain(reply, cancellation);
            using (reply)
            {
                var found = TagList.Read(Read(reply, MaxListBytes, $"The list of tags of {place.Name}", cancellation), place.Name);
                var before = tags.Count;
                tags.UnionWith(found);
                page = NextPage.Of(reply);
                Bound(tags.Count <= MaxTags && pages < MaxPages && (page is null || tags.Count > before), place, "tags");
            }
        }

        return [.. tags];
    }

    /// <returns>Null where the registry does not know of referrers.</returns>
    public IReadOnlyList<Referrer>? Referrers(Place place, Digest subject, string? artifactType, CancellationToken cancellation)
    {
        var found = new List<Referrer>();
        var page = $"referrers/{subject}{(artifactType is null ? "" : $"?artifactType={Uri.EscapeDataString(artifactType)}")}";
        for (var pages = 0; page is not null; pages++)
        {
            var reply = sender.Send(place, new Asked(page, $"referrers of {subject}").With("Accept", ManifestTypes.OciIndex), cancellation);
            if (pages == 0 && reply.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotAcceptable)
            {
                reply.Dispose();
                return null;
            }

            if (reply.Status != HttpStatusCode.OK)
                throw refusals.Explain(reply, cancellation);
            using (reply)
            {
                // Registries from before the specification answer any address with a page of their own.
                if (pages == 0 && reply.Answer.Content.Headers.ContentType?.MediaType is not (null or ManifestTypes.OciIndex or "application/json"))
                    return null;
                var before = found.Count;
                found.AddRange(ReferrerList.Read(Read(reply, MaxListBytes, $"The list of referrers of {place.Name}", cancellation), place.Name));
                page = NextPage.Of(reply);
                Bound(found.Count <= MaxReferrers && pages < MaxPages && (page is null || found.Count > before), place, "referrers");
            }
        }

        return found;
    }

    byte[] Read(Reply reply, int maxBytes, string what, CancellationToken cancellation)
    {
        using var body = new BodyStream(reply.Answer, options.Network, meter, options.Time, cancellation);
        return Bodies.ReadAll(body, maxBytes, what);
    }

    static void CrossCheck(Reply reply, byte[] bytes, string what)
    {
        if (Digest.TryParse(reply.Header("Docker-Content-Digest"), out var stated))
            Hashing.Prove(stated, bytes, what);
    }

    static void Bound(bool within, Place place, string what)
    {
        if (!within)
            throw new ServiceException($"{place.Registry} lists {what} of {place.Name} without end; the list is not read further.");
    }
}
