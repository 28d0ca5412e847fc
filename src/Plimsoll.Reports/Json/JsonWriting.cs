using System.Text.Json;

namespace Plimsoll.Reports.Json;

/// <summary>Small words that every part of the report uses.</summary>
static class JsonWriting
{
    /// <summary>An enum value in the case that JSON uses: <c>NotAffected</c> is <c>not_affected</c>.</summary>
    public static string Snake(this Enum value) =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Null is written as null: a reader sees that nothing is known.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
            json.WriteNull(name);
        else
            json.WriteString(name, value);
    }
}
