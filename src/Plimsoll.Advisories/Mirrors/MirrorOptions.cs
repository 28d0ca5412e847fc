using Plimsoll.Advisories.Store;
using Plimsoll.Network;
using Plimsoll.Registries;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>What an update from a mirror needs to know.</summary>
public sealed record MirrorOptions
{
    /// <summary>An address, a directory, or <c>registry:NAME</c>.</summary>
    public required string Mirror { get; init; }

    /// <summary>The root metadata file that is believed to begin with; it came by another way than the mirror.</summary>
    public required byte[] PinnedRoot { get; init; }

    public required string DataHome { get; init; }

    public required NetworkOptions Network { get; init; }

    /// <summary>How registries are reached, for a mirror that is an artefact in one.</summary>
    public RegistryOptions Registries { get; init; } = new();

    /// <summary>The database that the program carries: deltas may lead on from it too.</summary>
    public string? Carried { get; init; }

    public DatabaseChecks Checks { get; init; } = DatabaseChecks.Default;

    /// <summary>The true time: not one that is set for the sake of reproducible reports.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told of each file before it is fetched: its name and its bytes.</summary>
    public IProgress<(string File, long Bytes)>? Progress { get; init; }
}
