using Plimsoll.Advisories.Store;
using Plimsoll.Advisories.Updating.Fetching;
using Plimsoll.Network;

namespace Plimsoll.Advisories.Updating;

/// <summary>An update as the user asked for it.</summary>
public sealed record UpdateOptions
{
    /// <summary>All feeds of the list; those that are off are left out.</summary>
    public required IReadOnlyList<PrimaryFeed> Feeds { get; init; }

    /// <summary>Plimsoll's directory below the XDG data home.</summary>
    public required string DataHome { get; init; }

    public NetworkOptions Network { get; init; } = NetworkOptions.Default;

    public FetchLimits Limits { get; init; } = FetchLimits.Default;

    public DatabaseChecks Checks { get; init; } = DatabaseChecks.Default;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Dates after this day are somebody's slip.</summary>
    public required DateOnly AsOf { get; init; }

    public IProgress<FetchProgress>? Progress { get; init; }
}
