using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Dispatch;

/// <summary>A reader's wish for a file.</summary>
/// <param name="Place">The path, or directory, where the wish is looked for.</param>
/// <param name="Known">The path, or directory, that the reader knows it by: another one where a link leads from there to the place.</param>
sealed record Wanted(IFileReader Reader, string Place, string Known)
{
    /// <summary>What the reader calls a file that was found at <paramref name="path"/>.</summary>
    public string NameOf(string path) => Place == Known ? path : Known + path[Place.Length..];
}
