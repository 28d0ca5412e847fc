using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Policy.Vex;

/// <summary>What is known of the scanned subject by which a statement can mean it: digests, and the repository of an image.</summary>
public sealed class VexSubject
{
    // An archive is a path, no image's name.
    static readonly string[] FileEndings = [".tar", ".gz", ".tgz", ".zst", ".xz", ".oci", ".json", ".xml"];

    readonly HashSet<Digest> digests = [];
    readonly string? repository;
    readonly string? tag;

    public VexSubject(Subject subject, IReadOnlyList<Observation> observations)
    {
        if (subject.Digest is { } known)
            digests.Add(known);
        List<PackageUrl> purls = [];
        foreach (var observation in observations)
            if (observation.Reader == Bill && observation.Facts.TryGetValue("purl", out var text) && PackageUrl.TryParse(text, out var purl))
                purls.Add(purl);
        // As Plimsoll's own VEX names what is no image.
        if (subject.Kind != SubjectKind.Image && subject.Name.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var last])
            purls.Add(new PackageUrl("generic", null, last, subject.Digest?.ToString()));
        var name = NameOf(subject, observations, purls);
        if (name is not null)
        {
            (repository, tag) = (Repositories.Of(name), Repositories.Tag(name));
            if (name.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at && Digest.TryParse(name[(at + 1)..], out var stated))
                digests.Add(stated);
            purls.Add(new PackageUrl("oci", null, repository[(repository.LastIndexOf('/') + 1)..], subject.Digest?.ToString(), [new("repository_url", repository)]));
        }

        Purls = purls;
    }

    /// <summary>Who observed that a bill was read.</summary>
    const string Bill = "sbom";

    /// <summary>The subject as purls.</summary>
    public IReadOnlyList<PackageUrl> Purls { get; }

    /// <summary>Whether a product is this subject: by a digest, which nothing else can have; or by its repository, with the tag where one is named.</summary>
    public bool Is(VexIdentity product)
    {
        if (product.Digests.Any(digests.Contains))
            return true;
        return product.Purl is { } purl && (purl.Type is "oci" or "docker" ? IsImage(purl) : Purls.Any(p => PurlMatch.Covers(purl, p)));
    }

    bool IsImage(PackageUrl purl)
    {
        if (Digest.TryParse(purl.Version, out var digest))
            return digests.Contains(digest);
        if (repository is null || (purl.Type == "docker" ? DockerRepository(purl) != repository : !IsRepository(purl)))
            return false;
        var named = purl.Version ?? purl.Qualifiers.GetValueOrDefault("tag");
        return named is null || named == tag;
    }

    /// <summary>The repository that is named must be this one; where none is, the last part of its name.</summary>
    bool IsRepository(PackageUrl purl)
    {
        if (!repository!.Split('/')[^1].Equals(purl.Name, StringComparison.OrdinalIgnoreCase))
            return false;
        return !purl.Qualifiers.TryGetValue("repository_url", out var url) || Repositories.Of(url) == repository || Repositories.Of($"{url.TrimEnd('/')}/{purl.Name}") == repository;
    }

    static string DockerRepository(PackageUrl purl)
    {
        var path = purl.Namespace is null ? purl.Name : $"{purl.Namespace}/{purl.Name}";
        return Repositories.Of(purl.Qualifiers.TryGetValue("repository_url", out var host) ? $"{host.TrimEnd('/')}/{path}" : path);
    }

    static string? NameOf(Subject subject, IReadOnlyList<Observation> observations, List<PackageUrl> purls)
    {
        if (observations.FirstOrDefault(o => o.Reader == Fetch.Reader) is { } fetch)
            return fetch.Subject;
        if (purls.Find(p => p.Type == "oci") is { } bill && bill.Qualifiers.TryGetValue("repository_url", out var url))
            return bill.Qualifiers.TryGetValue("tag", out var tag) ? $"{url}:{tag}" : url;
        return subject.Kind == SubjectKind.Image && subject.Name.Length > 0 && subject.Name[0] is not ('/' or '.' or '~') && !FileEndings.Any(e => subject.Name.EndsWith(e, StringComparison.Ordinal)) ? subject.Name : null;
    }
}
