using System.Text.Json;
using Plimsoll.Core;

namespace Plimsoll.Images.Json;

/// <summary>Parses the small documents of an image. They are bounded in size and depth before they are looked at.</summary>
/// <remarks>
/// Of a key that comes twice some programs take the first value and some the last, and the engines' language takes keys in any case:
/// a document that reads differently to different programs is refused, for a scan of the one would vouch for the other.
/// </remarks>
static class BoundedJson
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes, string place)
    {
        try
        {
            return JsonDocument.Parse(bytes, Options);
        }
        catch (JsonException e)
        {
            throw new UnreadableSubjectException($"{place} is not well-formed JSON (line {(e.LineNumber ?? 0) + 1}), or has a key twice; the image is damaged or of another kind.", e);
        }
        catch (InvalidOperationException e)
        {
            throw NotText(e);
        }
    }

    public static JsonElement? Property(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        JsonElement? found = null;
        try
        {
            foreach (var property in element.EnumerateObject())
                if (property.NameEquals(name))
                    found = property.Value;
                else if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    throw new UnreadableSubjectException($"A document of the image has the key '{name}' in another case, which programs read differently; the image must be built anew.");
        }
        catch (InvalidOperationException e)
        {
            throw NotText(e);
        }

        return found is { ValueKind: JsonValueKind.Null } ? null : found;
    }

    public static string? Text(this JsonElement element, string name) => element.Property(name)?.Text();

    /// <summary>The text itself; null where it is something else.</summary>
    public static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException e)
        {
            throw NotText(e);
        }
    }

    public static long? Number(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    static UnreadableSubjectException NotText(InvalidOperationException e) =>
        new("A document of the image holds text that is not Unicode; the image is damaged or of another kind.", e);
}
