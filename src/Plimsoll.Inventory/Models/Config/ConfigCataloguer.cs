using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Models.Config;

/// <summary>Reads how a model of <c>transformers</c> is built, and whether it brings code of its own: <c>config.json</c> beside the weights. One observation a file.</summary>
/// <remarks>transformers, PretrainedConfig. <c>auto_map</c> names Python classes of the model's own repository, which run where remote code is trusted.</remarks>
public sealed class ConfigCataloguer : IFileReader
{
    const string Name = "models/config";
    const int MostBytes = 1024 * 1024;

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("config.json")];

    public int? HeadBytes => MostBytes;

    public bool Wants(ReadOnlySpan<byte> path) => UsualPlaces.MayHoldModels(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        // Any program's settings may be called so: what is broken, too large or of something else is no gap.
        if (file.Size > MostBytes || file.Bytes.IndexOf("\"model_type\""u8) < 0)
            return;
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            var root = document.RootElement;
            if (root.Text("model_type") is not { } type || (root.Get("architectures") ?? root.Get("transformers_version")) is null)
                return;
            new ModelFacts(Name, file.Path, evidence)
                .Set("modelType", type)
                .Set("architectures", string.Join(' ', root.Texts("architectures")))
                .Set("transformers", root.Text("transformers_version"))
                .Set("name", root.Text("_name_or_path"))
                .Set("dtype", root.Text("torch_dtype") ?? root.Text("dtype"))
                .Set("remoteCode", root.Get("auto_map") is null ? "false" : "true")
                .Observe();
        }
        catch (MalformedDocumentException)
        {
        }
    }
}
