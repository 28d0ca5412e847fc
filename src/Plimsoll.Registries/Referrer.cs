using Plimsoll.Core;

namespace Plimsoll.Registries;

/// <summary>A manifest that refers to a subject: a signature, an SBOM, an attestation. What it says of itself is the registry's word until its bytes are fetched.</summary>
public sealed record Referrer(Digest Digest, string MediaType, long Size, string? ArtifactType, IReadOnlyDictionary<string, string> Annotations);
