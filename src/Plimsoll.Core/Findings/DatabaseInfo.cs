namespace Plimsoll.Core.Findings;

/// <summary>One source of the advisory database.</summary>
/// <param name="Date">Of the newest record, <c>yyyy-MM-dd</c>.</param>
public sealed record DatabaseSource(string Name, string? Date, long Advisories, string Licence, string Attribution);

/// <summary>The database that findings came from. <paramref name="Built"/> is the date of its newest record, not of a clock: builds are reproducible.</summary>
public sealed record DatabaseInfo(string Built, string Digest, IReadOnlyList<DatabaseSource> Sources)
{
    /// <summary>Where nothing was asked of any.</summary>
    public static DatabaseInfo None { get; } = new("", "", []);
}
