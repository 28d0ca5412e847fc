namespace Plimsoll.Core;

public enum SubjectKind
{
    Image,
    Container,
    Host,
    Rootfs,

    /// <summary>A tree of sources: what its projects ask for is read beside what is installed.</summary>
    Directory,
    Sbom,
}

/// <summary>What is scanned: an image by digest, a container, a host, a root file system, a tree of sources.</summary>
/// <param name="Name">As the user named it, without the scheme.</param>
/// <param name="Digest">The manifest's digest, or the image id (the config's digest) where there is no manifest.</param>
public sealed record Subject(SubjectKind Kind, string Name, Digest? Digest = null, Platform? Platform = null);
