using System.Text.Json;
using Plimsoll.Core;

namespace Plimsoll.Images.Json;

/// <summary>Parses the small documents of an image. They are bounded in size and depth before they are looked at.</summary>
static class BoundedJson
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes, string place)
    {
        try
        {
            return JsonDocument.Parse(bytes, Options);
        }
        catch (JsonException e)
        {
            throw new UnreadableSubjectException($"{place} is not well-formed JSON (line {e.LineNumber + 1}); the image is damaged or of another kind.", e);
        }
    }

    public static JsonElement? Property(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static long? Number(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];
}
