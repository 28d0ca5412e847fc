using System.Text;
using System.Text.Json;
using YamlDotNet.Core;

namespace Plimsoll.Formats.Yaml;

/// <summary>Reads one YAML document as the JSON it stands for, from the parser's events: nothing is deserialised into types.</summary>
/// <remarks>
/// Every scalar is a text: YAML would make the version <c>1.10</c> a number, and <c>1.1</c> of it. Anchors may stand, aliases are refused:
/// a few lines of them ("billion laughs") unfold without end. Of several documents in one file each is asked for by itself.
/// </remarks>
public static class YamlFile
{
    /// <summary>YAML costs far more memory than its bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Reads the only document of a file.</summary>
    /// <exception cref="MalformedDocumentException">It is none, or too large, or more than one.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> bytes) => Documents(bytes, 1)[0];

    /// <summary>Reads every document of a file.</summary>
    /// <exception cref="MalformedDocumentException">One is none, or there are more than <paramref name="most"/>.</exception>
    public static IReadOnlyList<JsonDocument> Documents(ReadOnlySpan<byte> bytes, int most)
    {
        if (bytes.Length > MaxBytes)
            throw new MalformedDocumentException($"it is larger than {MaxBytes:N0} bytes");
        try
        {
            var text = Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
            using var events = new YamlEvents(new Parser(new StringReader(text)), most);
            return events.Documents();
        }
        catch (YamlException e)
        {
            throw new MalformedDocumentException($"it is not well-formed YAML at line {e.Start.Line:N0}");
        }
        // The parser loses its own state over a few malformed texts, such as a key in a list that spans lines, and refuses some tags in its own way.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new MalformedDocumentException("it is not well-formed YAML");
        }
        catch (JsonException)
        {
            throw new MalformedDocumentException("it is an empty YAML document");
        }
    }
}
