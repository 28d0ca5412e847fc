using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Client;

/// <summary>What is kept need not be fetched again.</summary>
static class KeptFile
{
    /// <summary>The file that is kept, where it is exactly the one named: by digest and length.</summary>
    public static SignedFile? OfVersion(SignedFile? kept, MetaFile stated) =>
        kept is not null && stated.Facts is { Sha256: not null, Length: not null } && FileFacts.Of(kept.Bytes) == stated.Facts ? kept : null;

    /// <exception cref="MetadataException">The file says another version of itself than was said of it.</exception>
    public static void RequireVersion(RoleHead head, MetaFile stated)
    {
        if (head.Version != stated.Version)
            throw new MetadataException(Refusal.Mismatch, $"it is version {head.Version} and the signed metadata says {stated.Version}");
    }
}
