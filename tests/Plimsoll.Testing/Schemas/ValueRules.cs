using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Plimsoll.Testing.Schemas;

/// <summary>The keywords that look at one value and at nothing within it.</summary>
static class ValueRules
{
    public static IEnumerable<string> Problems(JsonElement value, JsonElement schema)
    {
        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
            yield return $"is {Short(value)}, not {Short(constant)}";
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
            yield return $"is {Short(value)}, which is none of {Short(allowed)}";
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(value, t)))
            yield return $"is a {value.ValueKind}, not {type.GetRawText()}";
        var more = value.ValueKind switch
        {
            JsonValueKind.Number => OfNumber(value.GetDouble(), schema),
            JsonValueKind.String => OfText(value.GetString()!, schema),
            JsonValueKind.Array => OfArray(value, schema),
            _ => [],
        };
        foreach (var problem in more)
            yield return problem;
    }

    public static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5));

    static IEnumerable<string> OfNumber(double number, JsonElement schema)
    {
        if ((Number(schema, "minimum") is { } low && number < low) || (Number(schema, "maximum") is { } high && number > high))
            yield return $"is {number}, which is out of bounds";
    }

    static IEnumerable<string> OfText(string text, JsonElement schema)
    {
        if ((Number(schema, "minLength") is { } least && text.Length < least) || (Number(schema, "maxLength") is { } most && text.Length > most))
            yield return "is too short or too long";
        if (schema.TryGetProperty("pattern", out var pattern) && !Matches(text, pattern.GetString()!))
            yield return $"is '{text}', which does not match {pattern.GetString()}";
        if (schema.TryGetProperty("format", out var format) && !HasFormat(text, format.GetString()!))
            yield return $"is '{text}', which is no {format.GetString()}";
    }

    static IEnumerable<string> OfArray(JsonElement array, JsonElement schema)
    {
        var length = array.GetArrayLength();
        if ((Number(schema, "minItems") is { } least && length < least) || (Number(schema, "maxItems") is { } most && length > most))
            yield return $"has {length} items";
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean() && array.EnumerateArray().Select(i => i.GetRawText()).Distinct(StringComparer.Ordinal).Count() < length)
            yield return "has an item twice";
    }

    static bool HasFormat(string text, string format) => format switch
    {
        "date-time" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$") && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uri" or "iri" => Uri.TryCreate(text, UriKind.Absolute, out _) && !text.Any(char.IsWhiteSpace),
        "uri-reference" or "iri-reference" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) && !text.Any(char.IsWhiteSpace),
        "idn-email" => Regex.IsMatch(text, @"^[^@\s]+@[^@\s]+$"),
        _ => throw new InvalidOperationException($"The schema uses the format '{format}', which this check does not know."),
    };

    static double? Number(JsonElement schema, string name) => schema.TryGetProperty(name, out var number) ? number.GetDouble() : null;

    static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    static bool Is(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };

    static string Short(JsonElement element) => element.GetRawText() is { Length: > 200 } text ? $"{text[..200]}…" : element.GetRawText();
}
