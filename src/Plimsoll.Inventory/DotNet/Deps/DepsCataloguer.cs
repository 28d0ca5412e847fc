using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.DotNet.Deps;

/// <summary>Reads which packages a .NET application was deployed with; of a shared runtime, by which package advisories know it.</summary>
public sealed class DepsCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("dotnet/deps", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".deps.json")];

    public void Read(FileContent file, EvidenceSink evidence) => DepsFile.Read(file.Bytes, inside: null, evidence);
}
