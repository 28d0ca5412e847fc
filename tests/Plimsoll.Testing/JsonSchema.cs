using System.Text.Json;

namespace Plimsoll.Testing;

/// <summary>Checks a document against the part of JSON Schema 2020-12 that our schemas use: type, const, enum, required, properties, items, minimum, maximum, $ref.</summary>
public sealed class JsonSchema(JsonElement root)
{
    /// <returns>A line a breach; empty where the document conforms.</returns>
    public IReadOnlyList<string> Check(JsonElement document)
    {
        List<string> problems = [];
        Check(document, root, "$", problems);
        return problems;
    }

    void Check(JsonElement value, JsonElement schema, string at, List<string> problems)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = Resolve(reference.GetString()!);
        if (schema.TryGetProperty("const", out var constant) && constant.GetRawText() != value.GetRawText())
            problems.Add($"{at} is {value.GetRawText()}, not {constant.GetRawText()}");
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => a.GetRawText() == value.GetRawText()))
            problems.Add($"{at} is {value.GetRawText()}, which is none of {allowed.GetRawText()}");
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(value, t)))
            problems.Add($"{at} is a {value.ValueKind}, not {type.GetRawText()}");
        if (value.ValueKind == JsonValueKind.Number && ((schema.TryGetProperty("minimum", out var low) && value.GetDouble() < low.GetDouble()) || (schema.TryGetProperty("maximum", out var high) && value.GetDouble() > high.GetDouble())))
            problems.Add($"{at} is out of bounds");
        if (value.ValueKind == JsonValueKind.Object)
            CheckObject(value, schema, at, problems);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var (index, item) in value.EnumerateArray().Index())
                Check(item, items, $"{at}[{index}]", problems);
    }

    void CheckObject(JsonElement value, JsonElement schema, string at, List<string> problems)
    {
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray())
                if (!value.TryGetProperty(name.GetString()!, out _))
                    problems.Add($"{at} lacks {name.GetString()}");
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var property in value.EnumerateObject())
                if (properties.TryGetProperty(property.Name, out var inner))
                    Check(property.Value, inner, $"{at}.{property.Name}", problems);
    }

    JsonElement Resolve(string reference) =>
        reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (element, part) => element.GetProperty(part));

    static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    static bool Is(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };
}
