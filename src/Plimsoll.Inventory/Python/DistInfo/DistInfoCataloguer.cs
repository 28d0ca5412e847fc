using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Metadata;

namespace Plimsoll.Inventory.Python.DistInfo;

/// <summary>Reads what installers of Python packages leave beside them: <c>NAME-VERSION.dist-info/METADATA</c>.</summary>
/// <remarks>PyPA "Recording installed projects". Which files are the package's: <see cref="Record.RecordCataloguer"/>; where it came from: <see cref="Provenance.ProvenanceCataloguer"/>.</remarks>
public sealed class DistInfoCataloguer : IFileReader
{
    public const string Name = "python/dist-info";

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.NamedUnder(".dist-info", "METADATA"), Interest.NamedUnder(".DIST-INFO", "METADATA")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (CoreMetadata.Read(file.Bytes, file.Path, evidence) is { } package)
            evidence.Add(package);
    }
}
