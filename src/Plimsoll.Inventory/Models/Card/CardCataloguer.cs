using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Formats.Yaml;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Models.Card;

/// <summary>Reads model cards: a <c>README.md</c> that begins with YAML which speaks of a model. One observation a card, about the card.</summary>
/// <remarks>Hugging Face, "Model Cards", metadata. Any other text that begins with YAML is none, and no gap.</remarks>
public sealed class CardCataloguer : IFileReader
{
    public const string Name = "models/card";

    /// <summary>Licences, as the card names them, one a line.</summary>
    public const string Licences = "licences";

    const int LongestMatter = 32 * 1024;

    static readonly string[] Marks = ["library_name", "pipeline_tag", "base_model", "model-index", "model_name"];

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("README.md")];

    public int? HeadBytes => LongestMatter;

    public bool Wants(ReadOnlySpan<byte> path) => UsualPlaces.MayHoldModels(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var matter = Matter(file.Bytes);
        if (matter.IsEmpty)
            return;
        try
        {
            using var document = YamlFile.Parse(matter);
            var card = document.RootElement;
            if (!Marks.Any(m => card.Get(m) is not null))
                return;
            var facts = new ModelFacts(Name, file.Path, evidence);
            facts.Set(Licences, Listed(card, "license_name") ?? Listed(card, "license"))
                .Set("baseModel", Listed(card, "base_model")).Set("datasets", Listed(card, "datasets"))
                .Set("library", card.Text("library_name")).Set("pipeline", card.Text("pipeline_tag")).Set("name", card.Text("model_name"))
                .Observe();
        }
        catch (MalformedDocumentException)
        {
            // Front matter of a stranger's site generator need be no YAML of ours.
        }
    }

    static ReadOnlySpan<byte> Matter(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("---\n"u8) && !text.StartsWith("---\r\n"u8))
            return [];
        var end = text[3..].IndexOf("\n---"u8);
        return end < 0 ? [] : text.Slice(3, end + 1);
    }

    static string? Listed(JsonElement card, string name) =>
        card.Get(name) is { ValueKind: JsonValueKind.Array } ? string.Join('\n', card.Texts(name)) : card.Text(name);
}
