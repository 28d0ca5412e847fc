using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.EngineStorage;
using Plimsoll.Network;
using Plimsoll.Registries;

namespace Plimsoll.Images.Subjects;

/// <summary>How to open a target.</summary>
public sealed record OpenOptions
{
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>Which image of an index; null takes this machine's own, else the only one.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Every image of an index in place of one, each a subject.</summary>
    public bool AllPlatforms { get; init; }

    /// <summary>Of a whole repository of a registry the tags that match, with <c>*</c> and <c>?</c>; null for the one image that is named.</summary>
    public string? Tags { get; init; }

    /// <summary>How registries are reached; null asks none.</summary>
    public RegistryOptions? Registry { get; init; }

    /// <summary>
    /// Layers are read by a SOCI index too that merely says that it is of the image. Nothing proves what such an index says: who can write to the repository,
    /// or answers in its place, can have a scan see what is not in the image. Nothing read so is kept.
    /// </summary>
    public bool TrustReferringIndexes { get; init; }

    /// <summary>Plimsoll's cache directory, where verified manifests are kept; null keeps none.</summary>
    public string? CacheHome { get; init; }

    /// <summary>A directory where a compressed archive may be unpacked to an unnamed file; it must exist.</summary>
    public string TemporaryDirectory { get; init; } = Path.GetTempPath();

    /// <summary>Where the engines of this machine keep their data.</summary>
    public EngineRoots Storage { get; init; } = new();

    /// <summary>Where container engines are.</summary>
    public EngineOptions Engines { get; init; } = new();

    /// <summary>How connections are made.</summary>
    public NetworkOptions Network { get; init; } = NetworkOptions.Default;

    /// <summary>Gzip is inflated by what .NET carries, not by ISA-L where the machine has it.</summary>
    public bool ManagedInflate { get; init; }

    /// <summary>For trees: walk file systems mounted below the root, and <c>/proc</c> and <c>/sys</c>, too.</summary>
    public bool CrossMounts { get; init; }
}
