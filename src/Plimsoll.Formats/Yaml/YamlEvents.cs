using System.Buffers;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Formats.Yaml;

/// <summary>Writes a parser's events down as JSON.</summary>
sealed class YamlEvents(Parser parser, int mostDocuments) : IDisposable
{
    const int MaxDepth = 64;

    // Of each mapping that is open, whether a key comes next; of a sequence, null.
    readonly Stack<bool?> open = new();
    ArrayBufferWriter<byte> bytes = new();
    Utf8JsonWriter json = new(new ArrayBufferWriter<byte>());

    public IReadOnlyList<JsonDocument> Documents()
    {
        List<JsonDocument> documents = [];
        while (parser.MoveNext())
            switch (parser.Current)
            {
                case DocumentStart when documents.Count == mostDocuments:
                    throw new MalformedDocumentException(mostDocuments == 1 ? "it holds more than one YAML document" : $"it holds more than {mostDocuments:N0} YAML documents");
                case DocumentStart: Begin(); break;
                case DocumentEnd: documents.Add(End()); break;
                case AnchorAlias: throw new MalformedDocumentException("it uses YAML aliases");
                case MappingStart: Open(mapping: true); break;
                case SequenceStart: Open(mapping: false); break;
                case MappingEnd: open.Pop(); json.WriteEndObject(); break;
                case SequenceEnd: open.Pop(); json.WriteEndArray(); break;
                case Scalar scalar: Write(scalar); break;
                default: break;
            }

        return documents.Count > 0 ? documents : throw new MalformedDocumentException("it is an empty YAML document");
    }

    public void Dispose() => json.Dispose();

    void Begin()
    {
        json.Dispose();
        bytes = new ArrayBufferWriter<byte>();
        json = new Utf8JsonWriter(bytes, new JsonWriterOptions { MaxDepth = MaxDepth + 1 });
    }

    JsonDocument End()
    {
        json.Flush();
        return JsonDocument.Parse(bytes.WrittenMemory, new JsonDocumentOptions { MaxDepth = MaxDepth + 1 });
    }

    void Open(bool mapping)
    {
        if (open.Count >= MaxDepth)
            throw new MalformedDocumentException($"it nests deeper than {MaxDepth} levels");
        if (open.TryPeek(out var key) && key == true)
            throw new MalformedDocumentException("it has a YAML key that is no text");
        TakeTurn();
        open.Push(mapping ? true : null);
        if (mapping)
            json.WriteStartObject();
        else
            json.WriteStartArray();
    }

    void Write(Scalar scalar)
    {
        var isKey = open.TryPeek(out var key) && key == true;
        TakeTurn();
        if (isKey)
            json.WritePropertyName(scalar.Value);
        else if (scalar is { IsPlainImplicit: true, Style: ScalarStyle.Plain, Value: "" or "~" or "null" })
            json.WriteNullValue();
        else
            json.WriteStringValue(scalar.Value);
    }

    void TakeTurn()
    {
        if (open.TryPeek(out var key) && key is { } wasKey)
        {
            open.Pop();
            open.Push(!wasKey);
        }
    }
}
