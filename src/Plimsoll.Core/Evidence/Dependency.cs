namespace Plimsoll.Core.Evidence;

/// <summary>A package's word that it needs another one.</summary>
/// <param name="Name">The other's name, as <see cref="Package.Name"/> has it. Both are of one type.</param>
/// <param name="Version">Its exact version, where a lock file tells; null where only a range is known, or nothing.</param>
public sealed record Dependency(string Name, string? Version = null);
