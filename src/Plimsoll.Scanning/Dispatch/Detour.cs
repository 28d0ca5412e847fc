using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Dispatch;

/// <summary>An interest whose path leads over a symbolic link to a place that nobody named.</summary>
/// <param name="Path">Where the file, or directory, really is.</param>
sealed record Detour(IFileReader Reader, Interest Interest, string Path);
