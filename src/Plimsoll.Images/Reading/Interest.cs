namespace Plimsoll.Images.Reading;

/// <summary>A path, or a set of paths, that a reader wants. Paths are below the root, without a leading slash.</summary>
/// <param name="Path">The file, or the directory for <see cref="FilesIn"/>.</param>
/// <param name="Suffix">For a directory: how the names of wanted files end; empty for all. Null for a single file.</param>
public sealed record Interest(string Path, string? Suffix)
{
    /// <summary>Exactly this file.</summary>
    public static Interest File(string path) => new(path, null);

    /// <summary>The files directly in this directory whose names end so.</summary>
    public static Interest FilesIn(string directory, string suffix = "") => new(directory, suffix);
}
