using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Ruby.GemfileLock;

/// <summary>One gem of a lock file. A gem built for several platforms stands there once for each of them, in one version.</summary>
sealed record LockedGem(string Name, string Version, string? Origin)
{
    public HashSet<string> Platforms { get; } = new(StringComparer.Ordinal);

    public List<string> Needs { get; } = [];

    public string? Checksum { get; set; }

    public Package ToPackage(bool isDirect, IReadOnlyDictionary<string, string> versions) => new()
    {
        Type = PackageType.Gem,
        Name = Name,
        Version = Version,
        Origin = Origin,
        IsDirect = isDirect,
        Qualifiers = Platforms.Count == 1 && Platforms.First() is { Length: > 0 } platform ? [new("platform", platform)] : [],
        Checksums = Checksum is null ? [] : [Checksum],
        Dependencies = [.. Needs.Distinct(StringComparer.Ordinal).Select(n => new Dependency(n, versions.GetValueOrDefault(n)))],
    };
}
