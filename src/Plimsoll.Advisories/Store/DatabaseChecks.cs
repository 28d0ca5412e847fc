namespace Plimsoll.Advisories.Store;

/// <summary>What a new database must satisfy before it replaces the old one, beyond being whole.</summary>
public sealed record DatabaseChecks
{
    public static DatabaseChecks Default { get; } = new();

    /// <summary>The share of its advisories that a source may lose at most.</summary>
    public double MostLost { get; init; } = 0.2;

    /// <summary>Sources (and feeds, and ecosystems of the carried database) that may lose more: somebody looked. <c>all</c> accepts every one.</summary>
    public IReadOnlyList<string> AcceptShrunk { get; init; } = [];

    /// <summary>Sources whose newest date may be older than before. <c>all</c> accepts every one.</summary>
    public IReadOnlyList<string> AcceptOlder { get; init; } = [];

    /// <summary>The database that the program carries: while there is none in use, the new one is held against what it knows.</summary>
    public string? Carried { get; init; }

    internal bool AcceptsShrunk(string source) => Accepts(AcceptShrunk, source);

    internal bool AcceptsOlder(string source) => Accepts(AcceptOlder, source);

    /// <summary>Whether a count has fallen further than a publisher's own tidying explains.</summary>
    internal bool IsShrunk(long before, long after) => after < before * (1 - MostLost);

    static bool Accepts(IReadOnlyList<string> names, string source) => names.Contains("all") || names.Contains(source);
}
