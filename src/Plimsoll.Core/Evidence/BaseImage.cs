namespace Plimsoll.Core.Evidence;

/// <summary>How it is known where a base image ends.</summary>
public enum BaseGround
{
    /// <summary>The image states its base's digest, and an image of that digest, which was seen before, has these layers.</summary>
    Digest,

    /// <summary>An image that was seen before has exactly these layers.</summary>
    Chain,

    /// <summary>By the history: the base's own command ends it, and further steps follow. A guess, though seldom a wrong one.</summary>
    History,
}

/// <summary>The image that a subject was built on.</summary>
/// <param name="Layers">How many of the subject's layers, from the bottom, are its.</param>
/// <param name="Name">As the subject states it, or as it was called when it was seen.</param>
/// <param name="Digest">Of its manifest, where it is known.</param>
public sealed record BaseImage(int Layers, string? Name, Digest? Digest, BaseGround Ground);

/// <summary>What an image itself says of its base.</summary>
/// <param name="Name">Label or annotation <c>org.opencontainers.image.base.name</c>.</param>
/// <param name="Digest">Label or annotation <c>org.opencontainers.image.base.digest</c>.</param>
/// <param name="LayersByHistory">How many layers the history makes the base's; null where it shows none.</param>
/// <remarks>OCI image specification 1.1, annotations.md.</remarks>
public sealed record StatedBase(string? Name, Digest? Digest, int? LayersByHistory)
{
    public const string NameKey = "org.opencontainers.image.base.name";

    public const string DigestKey = "org.opencontainers.image.base.digest";
}
