using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Binary.Classifiers.Engine;

namespace Plimsoll.Inventory.Binary.Classifiers;

/// <summary>Knows programs that no package manager installed: by the file's name, and by what the program says of itself.</summary>
/// <remarks>How each is known is a file of this folder. One file is one package at most for each name: where two classifiers find the same, the first counts.</remarks>
public sealed class ClassifiersCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("binary/classifiers", 1);

    /// <summary>Machine code anywhere, and the names of the programs that are texts or archives.</summary>
    public IReadOnlyList<Interest> Interests { get; } =
    [
        Interest.Executables(),
        Interest.Named("composer"),
        Interest.Named("composer.phar"),
        Interest.Named("elixir"),
        Interest.Named("wp"),
        Interest.Named("wp-cli.phar"),
    ];

    public bool Wants(ReadOnlySpan<byte> path) => ClassifierSet.BuiltIn.Knows(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var isMachineCode = MachineCode.Is(file.Bytes);
        HashSet<(PackageType, string)> found = [];
        foreach (var classifier in ClassifierSet.BuiltIn.For(file.Path))
            if (classifier.IsScript != isMachineCode && classifier.Find(file.Bytes) is { } package && found.Add((package.Type, package.Name)))
                evidence.Add(package);
    }
}
