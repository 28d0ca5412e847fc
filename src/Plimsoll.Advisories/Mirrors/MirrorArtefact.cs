namespace Plimsoll.Advisories.Mirrors;

/// <summary>How a mirror lies in an OCI artefact: a manifest of its own type, and one layer a file, titled with the file's path.</summary>
/// <remarks>OCI image specification 1.1, manifest.md, "Guidelines for Artifact Usage".</remarks>
static class MirrorArtefact
{
    public const string ArtefactType = "application/vnd.plimsoll.mirror.v1";
    public const string FileType = "application/vnd.plimsoll.mirror.file.v1";
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    public const string EmptyType = "application/vnd.oci.empty.v1+json";
    public const string Title = "org.opencontainers.image.title";
    public const string ReferenceName = "org.opencontainers.image.ref.name";
    public const string Tag = "latest";
}
