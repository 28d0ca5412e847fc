using Plimsoll.Advisories.Updating.Keeping;

namespace Plimsoll.Advisories.Updating.Fetching;

/// <summary>One file that is wanted.</summary>
/// <param name="Feed">For progress.</param>
/// <param name="Path">What readers will be told as its name.</param>
/// <param name="Known">The version that is kept; null asks for whatever there is.</param>
/// <param name="Largest">Bytes; more is refused.</param>
sealed record FetchRequest(string Feed, Uri Url, string Path, KeptFile? Known, long Largest);
