using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Sbom;

/// <summary>The purl of an image: <c>pkg:oci/name@sha256:…?arch=…&amp;repository_url=…&amp;tag=…</c>.</summary>
/// <remarks>
/// purl's type definition oci: the version is the digest of the manifest. Only of what a registry served is that digest, and the repository, known;
/// an archive's image id is another thing.
/// </remarks>
static class SubjectPurl
{
    public static PackageUrl? Of(ScanResult result)
    {
        var subject = result.Subject;
        if (subject is not { Kind: SubjectKind.Image, Digest: { } digest } || result.Evidence.Observations.FirstOrDefault(o => o.Reader == Fetch.Reader) is not { } fetch)
            return null;
        var reference = fetch.Subject.Split('@')[0];
        var (slash, colon) = (reference.LastIndexOf('/'), reference.LastIndexOf(':'));
        var (repository, tag) = colon > slash ? (reference[..colon], reference[(colon + 1)..]) : (reference, "");
        var name = repository[(slash + 1)..];
        return name.Length == 0 ? null : new PackageUrl("oci", null, name, digest.ToString(),
        [
            new("arch", subject.Platform?.Architecture ?? ""),
            new("repository_url", repository),
            new("tag", tag),
        ]);
    }
}
