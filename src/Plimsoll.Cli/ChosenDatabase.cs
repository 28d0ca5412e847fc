namespace Plimsoll.Cli;

/// <summary>Where a database comes from.</summary>
enum DatabaseOrigin
{
    /// <summary>The user named its file.</summary>
    Given,

    /// <summary>It was fetched or built by an update.</summary>
    Updated,

    /// <summary>The program carries it.</summary>
    Carried,
}

/// <summary>The database that a job uses.</summary>
/// <param name="Checked">When an updated one was last known to be the newest; null for others.</param>
/// <param name="Note">What the user should know of the choice; null where there is nothing.</param>
sealed record ChosenDatabase(string Path, DatabaseOrigin Origin, DateTimeOffset? Checked, string? Note);
