namespace Plimsoll.Advisories.Building.Files;

/// <summary>A plain file of the feeds: one that lies in their directory, or a member of an archive there.</summary>
/// <param name="Path">As the user would look for it: below the directory, a member's after its archive's (<c>osv.zip/GHSA-1.json</c>).</param>
/// <param name="PlainPath">The path without the endings of compressions.</param>
/// <param name="Content">Decompressed, forward only, within the limits, and valid during the visit only.</param>
readonly record struct FeedFile(string Path, string PlainPath, Stream Content);
