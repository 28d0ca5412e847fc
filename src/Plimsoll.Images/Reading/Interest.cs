namespace Plimsoll.Images.Reading;

public enum InterestShape
{
    File,
    FilesIn,
    FilesBelow,
}

/// <summary>A path, or a set of paths, that a reader wants. Paths are below the root, without a leading slash.</summary>
/// <param name="Path">The file, or the directory.</param>
/// <param name="Name">For <see cref="InterestShape.FilesIn"/> how names end, for <see cref="InterestShape.FilesBelow"/> the name; empty for a file.</param>
public sealed record Interest(InterestShape Shape, string Path, string Name)
{
    /// <summary>Exactly this file.</summary>
    public static Interest File(string path) => new(InterestShape.File, path, "");

    /// <summary>The files directly in this directory whose names end so.</summary>
    public static Interest FilesIn(string directory, string suffix = "") => new(InterestShape.FilesIn, directory, suffix);

    /// <summary>The files of this name in every directory directly in this directory: <c>directory/*/fileName</c>.</summary>
    public static Interest FilesBelow(string directory, string fileName) => new(InterestShape.FilesBelow, directory, fileName);
}
