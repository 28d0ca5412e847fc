using System.Text.Json;

namespace Plimsoll.Trust.Canonical;

/// <summary>JSON as strangers send it, read without leniency: no member twice, no comments, nothing after the end, nothing deep.</summary>
static class StrictJson
{
    const int MaxDepth = 24;

    static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>Reads a whole document. Its size was bounded by whoever fetched it.</summary>
    /// <exception cref="MetadataException">It is no JSON, or not in this strict form.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new MetadataException(Refusal.Malformed, $"it is no well-formed JSON at line {e.LineNumber + 1 ?? 1}");
        }
        catch (InvalidOperationException)
        {
            throw new MetadataException(Refusal.Malformed, "it holds a text that is no Unicode");
        }
    }

    public static JsonElement Member(JsonElement value, string name, JsonValueKind kind) =>
        Find(value, name, kind) ?? throw new MetadataException(Refusal.Malformed, $"it lacks '{name}'");

    /// <summary>A member that may be absent, but not of another kind.</summary>
    public static JsonElement? Find(JsonElement value, string name, JsonValueKind kind)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new MetadataException(Refusal.Malformed, $"what should hold '{name}' is no object");
        if (!value.TryGetProperty(name, out var member))
            return null;
        return member.ValueKind == kind ? member : throw new MetadataException(Refusal.Malformed, $"its '{name}' is no {kind.ToString().ToLowerInvariant()}");
    }

    public static string Text(JsonElement value, string name) => Text(Member(value, name, JsonValueKind.String));

    public static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new MetadataException(Refusal.Malformed, "it holds something else where a text belongs");
        }
        catch (InvalidOperationException)
        {
            throw new MetadataException(Refusal.Malformed, "it holds a text that is no Unicode");
        }
    }

    public static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw new MetadataException(Refusal.Malformed, "it holds a name that is no Unicode");
        }
    }

    /// <summary>An integer of at least <paramref name="least"/>, written plainly.</summary>
    public static long Whole(JsonElement value, string name, long least)
    {
        var number = Member(value, name, JsonValueKind.Number);
        return number.TryGetInt64(out var whole) && whole >= least ? whole : throw new MetadataException(Refusal.Malformed, $"its '{name}' is no whole number from {least} on");
    }
}
