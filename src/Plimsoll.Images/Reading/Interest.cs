namespace Plimsoll.Images.Reading;

public enum InterestShape
{
    File,
    FilesIn,
    FilesBelow,
    DirectoriesIn,
    Named,
    Ending,
    NamedUnder,
    Executable,
    DirectoryNamed,
}

/// <summary>A path, or a set of paths, that a reader wants. Paths are below the root, without a leading slash.</summary>
/// <param name="Path">The file, or the directory; for <see cref="InterestShape.NamedUnder"/> how the directory's name ends; empty where any directory will do.</param>
/// <param name="Name">How names end (<see cref="InterestShape.FilesIn"/>, <see cref="InterestShape.Ending"/>), or the name; empty for a file and for executables.</param>
public sealed record Interest(InterestShape Shape, string Path, string Name)
{
    /// <summary>Exactly this file.</summary>
    public static Interest File(string path) => new(InterestShape.File, path, "");

    /// <summary>The files directly in this directory whose names end so.</summary>
    public static Interest FilesIn(string directory, string suffix = "") => new(InterestShape.FilesIn, directory, suffix);

    /// <summary>The files of this name in every directory directly in this directory: <c>directory/*/fileName</c>.</summary>
    public static Interest FilesBelow(string directory, string fileName) => new(InterestShape.FilesBelow, directory, fileName);

    /// <summary>The directories directly in this directory, each met by its path alone, with no content.</summary>
    public static Interest DirectoriesIn(string directory) => new(InterestShape.DirectoriesIn, directory, "");

    /// <summary>The directories of this name anywhere, each met by its path alone, with no content.</summary>
    public static Interest DirectoriesNamed(string directoryName) => new(InterestShape.DirectoryNamed, "", directoryName);

    /// <summary>The files of this name anywhere: <c>**/fileName</c>. A reader that does not want them all says so by <see cref="IFileReader.Wants"/>.</summary>
    public static Interest Named(string fileName) => new(InterestShape.Named, "", fileName);

    /// <summary>The files anywhere whose names end so, most often from the last dot: <c>**/*.jar</c>.</summary>
    public static Interest Ending(string suffix) => new(InterestShape.Ending, "", suffix);

    /// <summary>The files of this name in any directory whose name ends so: <c>**/*.dist-info/METADATA</c>.</summary>
    public static Interest NamedUnder(string directoryEnd, string fileName) => new(InterestShape.NamedUnder, directoryEnd, fileName);

    /// <summary>
    /// Programs and shared libraries anywhere, known by their first bytes (ELF, PE, Mach-O): files with an execute bit, and files named as
    /// libraries (<c>.so</c>, <c>.dylib</c>) or Windows programs (<c>.exe</c>) are looked at.
    /// </summary>
    public static Interest Executables() => new(InterestShape.Executable, "", "");

    /// <summary>Whether it asks for directories, and not for files.</summary>
    public bool IsOfDirectories => Shape is InterestShape.DirectoriesIn or InterestShape.DirectoryNamed;

    /// <summary>Whether it is bound to no place: such files are met where they lie, and no link leads to more of them.</summary>
    public bool IsAnywhere => Shape >= InterestShape.Named;
}
