using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Models.Hdf5;

/// <summary>Recognises Keras' models: HDF5 files that name it, and archives <c>.keras</c>. Other HDF5 files are data, and are passed.</summary>
/// <remarks>HDF5 File Format Specification, "Superblock"; Keras 3, "Save, serialize, and export models". A layer of Keras may hold marshalled code, which is no pickle.</remarks>
public sealed class Hdf5Cataloguer : IFileReader
{
    const string Name = "models/hdf5";

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".h5"), Interest.Ending(".hdf5"), Interest.Ending(".keras")];

    public int? HeadBytes => 256 * 1024;

    static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var facts = new ModelFacts(Name, file.Path, evidence).Set(ModelFacts.IsPickle, "false");
        if (file.FileName.EndsWith(".keras") && file.Bytes.StartsWith("PK\x03\x04"u8) && file.Bytes.IndexOf("metadata.json"u8) >= 0)
            facts.Set(ModelFacts.Format, "keras").Keep();
        else if (file.Bytes.StartsWith(Signature) && (file.Bytes.IndexOf("keras_version"u8) >= 0 || file.Bytes.IndexOf("model_weights"u8) >= 0))
            facts.Set(ModelFacts.Format, "keras-hdf5").Set("lambda", file.Bytes.IndexOf("\"class_name\": \"Lambda\""u8) >= 0 ? "true" : null).Keep();
    }
}
