using Plimsoll.Core;

namespace Plimsoll.Registries;

/// <summary>A manifest or an index as the registry holds it: <see cref="Digest"/> is that of <see cref="Bytes"/>, proven.</summary>
public sealed record FetchedDocument(Digest Digest, string MediaType, byte[] Bytes);
