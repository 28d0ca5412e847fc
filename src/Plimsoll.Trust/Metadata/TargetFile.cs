namespace Plimsoll.Trust.Metadata;

/// <summary>A file that the repository is there for.</summary>
/// <param name="Name">Its path below <c>targets/</c>, without the digest that consistent snapshots put before the last part.</param>
/// <param name="Custom">What the publisher says of it: names to texts.</param>
public sealed record TargetFile(string Name, long Length, string Sha256, IReadOnlyDictionary<string, string> Custom);
