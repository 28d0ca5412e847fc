using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plimsoll.Reports.Json;

/// <summary>Small words that every part of the report uses.</summary>
static class JsonWriting
{
    /// <summary>How every JSON report is laid out.</summary>
    public static readonly JsonWriterOptions Document = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    const int FlushBytes = 32 * 1024;

    static readonly ConcurrentDictionary<Enum, string> Words = new();

    /// <summary>An enum value in the case that JSON uses: <c>NotAffected</c> is <c>not_affected</c>.</summary>
    public static string Snake(this Enum value) => Words.GetOrAdd(value, SnakeOf);

    /// <summary>Hands on what was written so far, so that a long report is never held whole.</summary>
    public static void EndItem(this Utf8JsonWriter json)
    {
        json.WriteEndObject();
        if (json.BytesPending > FlushBytes)
            json.Flush();
    }

    static string SnakeOf(Enum value) =>
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
