namespace Plimsoll.Core.Evidence;

/// <summary>All that one reader learned from one file of one layer.</summary>
public sealed record FileEvidence
{
    /// <summary>Path below the root, normalised, without a leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>Id of the reader (<c>debian/dpkg</c>).</summary>
    public required string Reader { get; init; }

    public IReadOnlyList<Package> Packages { get; init; } = [];

    public IReadOnlyList<Ownership> Ownerships { get; init; } = [];

    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public IReadOnlyList<Gap> Gaps { get; init; } = [];
}
