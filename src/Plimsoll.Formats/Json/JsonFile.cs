using System.Text.Json;

namespace Plimsoll.Formats.Json;

/// <summary>Reads one JSON document of a stranger: bounded in depth, whole, and all of its text is text.</summary>
/// <remarks>RFC 8259. A byte order mark is let pass.</remarks>
public static class JsonFile
{
    public const int MaxDepth = 64;

    static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth };

    static readonly JsonReaderOptions Lenient = new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads what must be JSON and nothing else.</summary>
    /// <exception cref="MalformedDocumentException">It is none.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> bytes) => Parse(bytes, Strict);

    /// <summary>Reads JSON that people write by hand: comments and trailing commas may stand.</summary>
    /// <exception cref="MalformedDocumentException">It is none.</exception>
    public static JsonDocument ParseLenient(ReadOnlySpan<byte> bytes) => Parse(bytes, Lenient);

    static JsonDocument Parse(ReadOnlySpan<byte> bytes, JsonReaderOptions options)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        JsonDocument? document = null;
        try
        {
            var reader = new Utf8JsonReader(bytes, options);
            document = JsonDocument.ParseValue(ref reader);
            if (reader.Read())
                throw new MalformedDocumentException("something follows its JSON");
            return JsonText.IsWhole(document.RootElement, bytes) ? document : throw new MalformedDocumentException("it holds text that is no UTF-8");
        }
        catch (JsonException e)
        {
            document?.Dispose();
            throw new MalformedDocumentException($"it is not well-formed JSON at line {e.LineNumber + 1:N0}");
        }
        catch
        {
            document?.Dispose();
            throw;
        }
    }
}
