using System.Text.Json;
using Plimsoll.Core;

namespace Plimsoll.Registries.Json;

/// <summary>Reads the small documents of registries and of credentials; their size is bounded before they come here.</summary>
static class BoundedJson
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <returns>Null where it is not well-formed JSON, or has a key twice, which programs read differently.</returns>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes, string what) =>
        TryParse(bytes) ?? throw new ServiceException($"{what} is not well-formed JSON, or has a key twice.");

    public static JsonElement? Property(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement element, string name) => element.Property(name)?.Text();

    /// <summary>The text itself; null where it is something else, or not Unicode.</summary>
    public static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static long? Number(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>Names and values of an object; none where a name is not Unicode.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Members(this JsonElement element, string name)
    {
        if (element.Property(name) is not { ValueKind: JsonValueKind.Object } value)
            yield break;
        foreach (var property in value.EnumerateObject())
            if (NameOf(property) is { } key)
                yield return (key, property.Value);
    }

    static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
