using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>What is published, where to, and by whom.</summary>
public sealed record PublishOptions
{
    /// <summary>The mirror's directory; made where there is none.</summary>
    public required string Directory { get; init; }

    /// <summary>Where the mirror is written once more, as an OCI image layout to be pushed to a registry; null for nowhere.</summary>
    public string? Layout { get; init; }

    /// <summary>The database file.</summary>
    public required string Database { get; init; }

    /// <summary>Every root from the first to the present one, as signed files.</summary>
    public required IReadOnlyList<byte[]> Roots { get; init; }

    /// <summary>Private keys of the roles targets, snapshot and timestamp.</summary>
    public required IReadOnlyList<SigningKey> Keys { get; init; }

    public Lifetimes Lifetimes { get; init; } = Lifetimes.Default;

    /// <summary>How many deltas are kept: who updates more seldom than so many publications fetches the whole.</summary>
    public int KeptDeltas { get; init; } = 14;

    public required DateTimeOffset Now { get; init; }
}
