using Plimsoll.Core.Evidence;

namespace Plimsoll.Images.Reading;

/// <summary>A reader's name, which is its folder, and the version of what it says: raised whenever the same file would give other evidence.</summary>
public sealed record ReaderId(string Name, int Version);

/// <summary>What a reader's files speak of.</summary>
public enum ReaderKind
{
    /// <summary>What is there: databases of package managers, packages' own metadata, programs.</summary>
    Installed,

    /// <summary>What a project asks for: lock files, manifests.</summary>
    Declared,
}

/// <summary>Turns a file of a layer into evidence of that layer. Pure: it touches nothing but what it is given, and keeps no state.</summary>
public interface IFileReader
{
    ReaderId Id { get; }

    /// <summary>Which files it wants.</summary>
    IReadOnlyList<Interest> Interests { get; }

    /// <summary>Whether what it reads is installed, or only asked for. The latter is read in source trees alone, where nothing is installed.</summary>
    ReaderKind Kind => ReaderKind.Installed;

    /// <summary>Whether it really wants a file that one of its interests matched: asked by the path alone, before the content is read.</summary>
    bool Wants(ReadOnlySpan<byte> path) => true;

    /// <summary>
    /// How much of a file's beginning it is given, where that says enough: files of many gigabytes are then read as cheaply as small ones, and are never too large. Null for all
    /// of it.
    /// </summary>
    int? HeadBytes => null;

    /// <summary>Reads one file. Problems are gaps, never exceptions.</summary>
    void Read(FileContent file, EvidenceSink evidence);
}
