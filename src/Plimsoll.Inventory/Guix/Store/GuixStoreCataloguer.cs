using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Nix;

namespace Plimsoll.Inventory.Guix.Store;

/// <summary>Tells what lies in Guix's store by the names of its directories: <c>gnu/store/HASH-NAME-VERSION[-OUTPUT]</c>.</summary>
public sealed class GuixStoreCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("guix/store", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.DirectoriesIn("gnu/store")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (StoreName.Of(file.FileName, evidence.Limits) is var (name, version))
            evidence.Add(new Package { Type = PackageType.Guix, Name = name, Version = version, Basis = "path" });
    }
}
