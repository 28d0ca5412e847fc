using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Formats.Toml;
using Plimsoll.Formats.Yaml;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Text;

/// <summary>A file as the document that it should be; null where it is none, and then the gap is noted.</summary>
static class DocumentOf
{
    delegate JsonDocument Parser(ReadOnlySpan<byte> bytes);

    public static JsonDocument? Json(FileContent file, EvidenceSink evidence) => Parse(JsonFile.Parse, file, evidence);

    public static JsonDocument? Yaml(FileContent file, EvidenceSink evidence) => Parse(YamlFile.Parse, file, evidence);

    public static JsonDocument? Toml(FileContent file, EvidenceSink evidence) => Parse(TomlFile.Parse, file, evidence);

    /// <summary>A member that is text, bounded like every field.</summary>
    public static string? Field(this JsonElement element, string name, EvidenceSink evidence) => FieldText.Of(element.Text(name), evidence.Limits);

    static JsonDocument? Parse(Parser parse, FileContent file, EvidenceSink evidence)
    {
        try
        {
            return parse(file.Bytes);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
            return null;
        }
    }
}
