using Plimsoll.Core.Evidence;

namespace Plimsoll.Images.Reading;

/// <summary>A reader's name, which is its folder, and the version of what it says: raised whenever the same file would give other evidence.</summary>
public sealed record ReaderId(string Name, int Version);

/// <summary>Turns a file of a layer into evidence of that layer. Pure: it touches nothing but what it is given, and keeps no state.</summary>
public interface IFileReader
{
    ReaderId Id { get; }

    /// <summary>Which files it wants.</summary>
    IReadOnlyList<Interest> Interests { get; }

    /// <summary>Reads one file. Problems are gaps, never exceptions.</summary>
    void Read(FileContent file, EvidenceSink evidence);
}
