using System.Globalization;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Models.SavedModel;

/// <summary>Reads TensorFlow's models: <c>saved_model.pb</c>, and <c>.tflite</c> of TensorFlow Lite.</summary>
/// <remarks>saved_model.proto, meta_graph.proto (MetaInfoDef, field 5); the file identifier of the TensorFlow Lite schema is <c>TFL3</c>.</remarks>
public sealed class SavedModelCataloguer : IFileReader
{
    const string Name = "models/saved-model";

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("saved_model.pb"), Interest.Ending(".tflite")];

    public int? HeadBytes => 1024 * 1024;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var facts = new ModelFacts(Name, file.Path, evidence).Set(ModelFacts.IsPickle, "false");
        if (file.FileName.EndsWith(".tflite"))
        {
            if (file.Bytes.Length >= 8 && file.Bytes[4..8].SequenceEqual("TFL3"u8))
                facts.Set(ModelFacts.Format, "tflite").Keep();
            else
                evidence.Gap(GapCode.Malformed, "it is named as a model of TensorFlow Lite, and is none");
            return;
        }

        var model = new Protobuf(file.Bytes);
        if (!model.Next() || model.Field != 1 || model.Number is 0 or > 1000)
        {
            evidence.Gap(GapCode.Malformed, "it is named as a model of TensorFlow, and does not begin as such");
            return;
        }

        facts.Set(ModelFacts.Format, "saved-model").Set("schemaVersion", model.Number.ToString(CultureInfo.InvariantCulture));
        while (model.Next())
            if (model.Field == 2)
                facts.Set("tensorflow", FieldText.Of(FirstOf(FirstOf(model.Bytes, 1), 5), evidence.Limits));
        facts.Keep();
    }

    static ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> message, int field)
    {
        var fields = new Protobuf(message);
        while (fields.Next())
            if (fields.Field == field)
                return fields.Bytes;
        return [];
    }
}
