using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.EngineStorage;
using Plimsoll.Policy;
using Plimsoll.Policy.Licences;
using Plimsoll.Registries;

namespace Plimsoll.Cli;

/// <summary>A scan as the user asked for it.</summary>
sealed record ScanRequest
{
    public required string Target { get; init; }

    public Platform? Platform { get; init; }

    /// <summary>Every platform of an index, each a result.</summary>
    public bool AllPlatforms { get; init; }

    /// <summary>Which tags of a repository, each a result.</summary>
    public string? Tags { get; init; }

    public required RegistryOptions Registry { get; init; }

    /// <summary>Whether several results were asked for, however many there are.</summary>
    public bool IsSeveral => AllPlatforms || Tags is not null;

    public string? Database { get; init; }

    /// <summary>The inventory alone: no database is opened, and nothing is judged.</summary>
    public bool InventoryOnly { get; init; }

    public required string CacheHome { get; init; }

    public required string DataHome { get; init; }

    /// <summary>No connection is made; what could not be known is said.</summary>
    public bool Offline { get; init; }

    public bool NoCache { get; init; }

    public bool VerifyFully { get; init; }

    public bool ManagedInflate { get; init; }

    public bool TrustSoci { get; init; }

    public int Threads { get; init; }

    public bool CrossMounts { get; init; }

    public EngineRoots Storage { get; init; } = new();

    public EngineOptions Engines { get; init; } = new();

    public TimeSpan? Timeout { get; init; }

    public FailOn? FailOn { get; init; }

    public string? IgnoreFile { get; init; }

    /// <summary>Which licences packages may have; null for any.</summary>
    public LicencePolicy? Licences { get; init; }

    public bool OwnLayersOnly { get; init; }

    /// <summary>VEX documents, directories of them, and repositories, in the order in which they were given.</summary>
    public IReadOnlyList<string> Vex { get; init; } = [];

    public bool Quiet { get; init; }

    public DateTimeOffset Now { get; init; }

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}
