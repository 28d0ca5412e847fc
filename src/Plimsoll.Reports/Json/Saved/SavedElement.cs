using System.Text.Json;

namespace Plimsoll.Reports.Json.Saved;

/// <summary>A part of a saved report, and where it stands. Whatever is not as it should be is a <see cref="FormatException"/> that says where.</summary>
readonly record struct SavedElement(JsonElement Element, string Place)
{
    public string Text(string name) => Optional(name) ?? throw Wrong(name, "a text");

    /// <summary>Null where it is null or missing.</summary>
    public string? Optional(string name) => Find(name, JsonValueKind.String, "a text")?.Element.GetString();

    /// <summary>Null where it is null or missing.</summary>
    public SavedElement? Part(string name) => Find(name, JsonValueKind.Object, "an object");

    public SavedElement Needed(string name) => Part(name) ?? throw Wrong(name, "an object");

    /// <summary>Empty where it is missing: reports change by addition, and an older one lacks what is newer.</summary>
    public IEnumerable<SavedElement> List(string name)
    {
        if (Find(name, JsonValueKind.Array, "a list") is not { } list)
            yield break;
        foreach (var (index, item) in list.Element.EnumerateArray().Index())
            yield return item.ValueKind == JsonValueKind.Object ? new SavedElement(item, $"{list.Place}[{index}]") : throw new FormatException($"{list.Place}[{index}] is not an object");
    }

    public IReadOnlyList<string> Texts(string name) => Find(name, JsonValueKind.Array, "a list") is { } list
        ? [.. list.Element.EnumerateArray().Select(i => i.ValueKind == JsonValueKind.String ? i.GetString()! : throw new FormatException($"{list.Place} holds what is no text"))]
        : [];

    /// <summary>Null where it is null or missing.</summary>
    public bool? Truth(string name) => !Element.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null ? null
        : found.ValueKind is JsonValueKind.True or JsonValueKind.False ? found.GetBoolean() : throw Wrong(name, "true or false");

    public double Number(string name) =>
        Find(name, JsonValueKind.Number, "a number") is { } number && number.Element.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Wrong(name, "a number");

    public long Whole(string name) => Find(name, JsonValueKind.Number, "a number") is { } number && number.Element.TryGetInt64(out var value) ? value : throw Wrong(name, "a whole number");

    /// <summary>A word of an enumeration, as <see cref="JsonWriting.Snake"/> writes it.</summary>
    public T Word<T>(string name) where T : struct, Enum => OptionalWord<T>(name) ?? throw Wrong(name, "a word that this version knows");

    public T? OptionalWord<T>(string name) where T : struct, Enum
    {
        if (Optional(name) is not { } word)
            return null;
        foreach (var value in Enum.GetValues<T>())
            if (((Enum)value).Snake() == word)
                return value;
        throw Wrong(name, "a word that this version knows");
    }

    public FormatException Wrong(string name, string what) => new($"{Place}.{name} is not {what}");

    SavedElement? Find(string name, JsonValueKind kind, string what)
    {
        if (!Element.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
            return null;
        return found.ValueKind == kind ? new SavedElement(found, $"{Place}.{name}") : throw Wrong(name, what);
    }
}
