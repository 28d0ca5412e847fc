using System.Globalization;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Models.Onnx;

/// <summary>Reads models stored as ONNX: who produced it, from the fields before the graph; the graph is passed over.</summary>
/// <remarks>onnx.proto, ModelProto. Its first field is <c>ir_version</c>: tools write fields in order, and none is needed of what comes after the beginning that is read.</remarks>
public sealed class OnnxCataloguer : IFileReader
{
    const string Name = "models/onnx";
    const int LongestName = 200;

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".onnx")];

    public int? HeadBytes => 64 * 1024;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var model = new Protobuf(file.Bytes);
        if (!model.Next() || model.Field != 1 || model.Number is 0 or > 1000)
        {
            evidence.Gap(GapCode.Malformed, "it is named as ONNX, and does not begin as such");
            return;
        }

        var facts = new ModelFacts(Name, file.Path, evidence).Set(ModelFacts.Format, "onnx").Set(ModelFacts.IsPickle, "false").Set("irVersion", Number(model.Number));
        string? version = null;
        while (model.Next())
            switch (model.Field)
            {
                case 2: facts.Set("producer", Short(model.Bytes, evidence)); break;
                case 3: facts.Set("producerVersion", Short(model.Bytes, evidence)); break;
                case 4: facts.Set("domain", Short(model.Bytes, evidence)); break;
                case 5 when model.Number > 0: version = Number(model.Number); break;
                default: break;
            }

        facts.Keep(version: version);
    }

    static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    static string? Short(ReadOnlySpan<byte> bytes, EvidenceSink evidence) => bytes.Length <= LongestName ? FieldText.Of(bytes, evidence.Limits) : null;
}
