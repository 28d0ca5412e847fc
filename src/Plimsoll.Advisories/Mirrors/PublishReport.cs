namespace Plimsoll.Advisories.Mirrors;

/// <summary>What was published.</summary>
/// <param name="Version">Of the timestamp.</param>
/// <param name="DeltaBytes">Null where there is no delta from the database published before.</param>
public sealed record PublishReport(long Version, string Built, long DatabaseBytes, long? DeltaBytes, DateTimeOffset Expires);
