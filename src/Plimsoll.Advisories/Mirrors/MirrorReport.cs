namespace Plimsoll.Advisories.Mirrors;

/// <summary>What an update from a mirror did.</summary>
/// <param name="Database">The database now in use.</param>
/// <param name="Switched">Whether it is another than before.</param>
/// <param name="Deltas">How many deltas made it; 0 where it came whole, or was there already.</param>
/// <param name="Bytes">Bytes of targets that were fetched.</param>
/// <param name="Note">Why a shorter way was not taken; null where there is nothing to say.</param>
public sealed record MirrorReport(string Database, bool Switched, int Deltas, long Bytes, string? Note);
