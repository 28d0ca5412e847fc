using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Inventory.Models.Safetensors;

/// <summary>Reads the header forward: what the model says of itself, and which numbers it is made of.</summary>
sealed class SafetensorsHeader
{
    const int MaxDepth = 8;
    const int MostTypes = 32;

    readonly SortedSet<string> types = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    int tensors;
    ulong parameters;

    /// <remarks>Stability AI's model metadata standard; what exporters of transformers write is <c>format</c> alone.</remarks>
    public string? Title => metadata.GetValueOrDefault("modelspec.title");

    public string? Version => metadata.GetValueOrDefault("modelspec.version");

    public string? Licence => metadata.GetValueOrDefault("modelspec.license");

    /// <exception cref="JsonException">It is no JSON.</exception>
    public void Read(ReadOnlySpan<byte> bytes, bool isWhole, int maxFieldBytes)
    {
        var json = new Utf8JsonReader(bytes, isWhole, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        var (isInMetadata, member) = (false, "");
        ulong size = 1;
        while (json.Read())
            switch (json.TokenType)
            {
                case JsonTokenType.PropertyName when json.CurrentDepth == 1:
                    isInMetadata = json.ValueTextEquals("__metadata__"u8);
                    (tensors, size) = (tensors + (isInMetadata ? 0 : 1), 1);
                    break;
                case JsonTokenType.PropertyName:
                    member = Text(ref json, maxFieldBytes);
                    break;
                case JsonTokenType.String when json.CurrentDepth == 2:
                    Take(isInMetadata, member, Text(ref json, maxFieldBytes));
                    break;
                case JsonTokenType.Number when member == "shape" && json.TryGetUInt64(out var extent):
                    size = unchecked(size * extent);
                    break;
                case JsonTokenType.EndArray when member == "shape":
                    parameters = unchecked(parameters + size);
                    break;
            }
    }

    public void Tell(ModelFacts facts, bool isWhole)
    {
        foreach (var name in (string[])["format", "modelspec.architecture", "modelspec.author", "ss_base_model_version", "ss_network_module"])
            facts.Set(name == "format" ? "framework" : name, metadata.GetValueOrDefault(name));
        if (!isWhole)
            return;
        facts.Set("tensors", tensors.ToString(CultureInfo.InvariantCulture))
            .Set("parameters", parameters.ToString(CultureInfo.InvariantCulture))
            .Set("types", string.Join(' ', types));
    }

    // A text that is no UTF-8 is no text.
    static string Text(ref Utf8JsonReader json, int maxFieldBytes)
    {
        if (json.ValueSpan.Length > maxFieldBytes)
            return "";
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw new JsonException();
        }
    }

    void Take(bool isInMetadata, string member, string value)
    {
        if (isInMetadata)
            metadata.TryAdd(member, value);
        else if (member == "dtype" && types.Count < MostTypes)
            types.Add(value);
    }
}
