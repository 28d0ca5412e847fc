namespace Plimsoll.Advisories.Updating;

/// <summary>How a visit to a feed ended.</summary>
public enum FeedOutcomeKind
{
    /// <summary>Something new came, and went into the database.</summary>
    New,

    /// <summary>The publisher has nothing newer than what is kept.</summary>
    Unchanged,

    /// <summary>It could not be fetched, or was not believed; what is kept counts on.</summary>
    Failed,
}

/// <summary>What became of one feed.</summary>
/// <param name="Problem">Why it failed, in one clause; null where it did not.</param>
/// <param name="CopyOf">When the copy that went into the database was last known to be the newest; null where there is none.</param>
/// <param name="Advisories">How many the copy holds; 0 where it was not read this time.</param>
/// <param name="Skipped">Records of it that could not be read, where it was read.</param>
public sealed record FeedOutcome(string Feed, FeedOutcomeKind Kind, string? Problem, DateTimeOffset? CopyOf, int Advisories, int Skipped);
