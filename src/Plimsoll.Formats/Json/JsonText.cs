using System.Text.Json;
using System.Text.Unicode;

namespace Plimsoll.Formats.Json;

/// <summary>Whether all text of a document is text: a parser passes what is no UTF-8, and half surrogates, on to whoever asks for the string.</summary>
public static class JsonText
{
    public static bool IsWhole(JsonElement root, ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) && (!HasSurrogate(bytes) || Reads(root));

    static bool HasSurrogate(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\\ud"u8) >= 0 || bytes.IndexOf("\\uD"u8) >= 0;

    // As deep as the parser lets documents be.
    static bool Reads(JsonElement element)
    {
        try
        {
            Visit(element);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    static void Visit(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Visit(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Visit(property.Value);
                }

                break;
        }
    }
}
