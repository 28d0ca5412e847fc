using System.Buffers.Binary;
using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Models.Safetensors;

/// <summary>Reads models stored as safetensors: a length, a JSON header of that length, and tensors that are numbers alone.</summary>
/// <remarks>safetensors, "Format": eight bytes little-endian, at most 100 MB of JSON. Only the beginning of a file is read: counts are told where the header ends in it.</remarks>
public sealed class SafetensorsCataloguer : IFileReader
{
    const string Name = "models/safetensors";
    const int LengthBytes = sizeof(ulong);
    const ulong MostHeaderBytes = 100_000_000;

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".safetensors")];

    public int? HeadBytes => 1024 * 1024;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (file.Bytes.Length <= LengthBytes || BinaryPrimitives.ReadUInt64LittleEndian(file.Bytes) is not (> 1 and <= MostHeaderBytes and var length)
            || (long)length > file.Size - LengthBytes || file.Bytes[LengthBytes] != (byte)'{')
        {
            evidence.Gap(GapCode.Malformed, "it is named as safetensors, and has no header of such");
            return;
        }

        var isWhole = (long)length <= file.Bytes.Length - LengthBytes;
        var facts = new ModelFacts(Name, file.Path, evidence).Set(ModelFacts.Format, "safetensors").Set(ModelFacts.IsPickle, "false");
        try
        {
            var header = new SafetensorsHeader();
            header.Read(isWhole ? file.Bytes.Slice(LengthBytes, (int)length) : file.Bytes[LengthBytes..], isWhole, evidence.Limits.MaxFieldBytes);
            header.Tell(facts, isWhole);
            facts.Keep(header.Title, header.Version, header.Licence);
        }
        catch (JsonException)
        {
            evidence.Gap(GapCode.Malformed, "its header is not well-formed JSON");
        }
    }
}
