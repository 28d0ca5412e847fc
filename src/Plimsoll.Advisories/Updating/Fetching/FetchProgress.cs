namespace Plimsoll.Advisories.Updating.Fetching;

/// <summary>A step of one feed's download.</summary>
/// <param name="Bytes">Received since the last report.</param>
/// <param name="Done">Nothing more will come, whether for good or bad.</param>
public readonly record struct FetchProgress(string Feed, long Bytes, bool Done);
