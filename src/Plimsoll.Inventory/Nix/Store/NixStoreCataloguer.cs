using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Nix.Store;

/// <summary>Tells what lies in Nix's store by the names of its directories: <c>nix/store/HASH-NAME-VERSION</c>. Outputs of one package (<c>-dev</c>, <c>-lib</c>…) are that package.</summary>
public sealed class NixStoreCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("nix/store", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.DirectoriesIn("nix/store")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (StoreName.Of(file.FileName, evidence.Limits) is var (name, version))
            evidence.Add(new Package { Type = PackageType.Nix, Name = name, Version = version, Basis = "path" });
    }
}
