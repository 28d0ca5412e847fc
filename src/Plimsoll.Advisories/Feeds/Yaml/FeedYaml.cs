using System.Buffers;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Advisories.Feeds.Yaml;

/// <summary>Reads one YAML document as the JSON it stands for, from the parser's events: nothing is deserialised into types.</summary>
/// <remarks>
/// Every scalar is a text, as every field of advisories is that we read: YAML would make the version <c>1.10</c> a number, and <c>1.1</c> of it.
/// Anchors may stand, aliases are refused: a few lines of them ("billion laughs") unfold without end.
/// </remarks>
static class FeedYaml
{
    const int MaxBytes = 16 * 1024 * 1024;
    const int MaxDepth = 64;

    public static JsonDocument Document(string path, Stream content)
    {
        try
        {
            using var text = new StreamReader(new MemoryStream(Whole(path, content)));
            var json = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { MaxDepth = MaxDepth + 1 }))
                Write(path, new Parser(text), writer);
            return JsonDocument.Parse(json.WrittenMemory, new JsonDocumentOptions { MaxDepth = MaxDepth + 1 });
        }
        catch (YamlException e)
        {
            throw new MalformedFeedException(path, $"it is not well-formed YAML at line {e.Start.Line}");
        }
        // The parser loses its own state over a few malformed texts, such as a key in a list that spans lines, and refuses some tags in its own way.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new MalformedFeedException(path, "it is not well-formed YAML");
        }
        catch (JsonException)
        {
            throw new MalformedFeedException(path, "it is an empty YAML document");
        }
    }

    static void Write(string path, Parser parser, Utf8JsonWriter json)
    {
        // Of each mapping that is open, whether a key comes next; of a sequence, null.
        var open = new Stack<bool?>();
        for (var documents = 0; parser.MoveNext();)
            switch (parser.Current)
            {
                case DocumentStart when ++documents > 1: throw new MalformedFeedException(path, "it holds more than one YAML document");
                case AnchorAlias: throw new MalformedFeedException(path, "it uses YAML aliases");
                case MappingStart: Open(path, open, mapping: true, json); break;
                case SequenceStart: Open(path, open, mapping: false, json); break;
                case MappingEnd: open.Pop(); json.WriteEndObject(); break;
                case SequenceEnd: open.Pop(); json.WriteEndArray(); break;
                case Scalar scalar: Write(open, scalar, json); break;
                default: break;
            }
    }

    static void Open(string path, Stack<bool?> open, bool mapping, Utf8JsonWriter json)
    {
        if (open.Count >= MaxDepth)
            throw new MalformedFeedException(path, $"it nests deeper than {MaxDepth} levels");
        if (open.TryPeek(out var key) && key == true)
            throw new MalformedFeedException(path, "it has a YAML key that is no text");
        TakeTurn(open);
        open.Push(mapping ? true : null);
        if (mapping)
            json.WriteStartObject();
        else
            json.WriteStartArray();
    }

    static void Write(Stack<bool?> open, Scalar scalar, Utf8JsonWriter json)
    {
        var isKey = open.TryPeek(out var key) && key == true;
        TakeTurn(open);
        if (isKey)
            json.WritePropertyName(scalar.Value);
        else if (scalar is { IsPlainImplicit: true, Style: ScalarStyle.Plain, Value: "" or "~" or "null" })
            json.WriteNullValue();
        else
            json.WriteStringValue(scalar.Value);
    }

    static void TakeTurn(Stack<bool?> open)
    {
        if (open.TryPeek(out var key) && key is { } wasKey)
        {
            open.Pop();
            open.Push(!wasKey);
        }
    }

    static byte[] Whole(string path, Stream content)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 14];
        for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (memory.Length + read > MaxBytes)
                throw new MalformedFeedException(path, $"it is larger than {MaxBytes:N0} bytes");
            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }
}
