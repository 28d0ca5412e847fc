using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Tomlyn;
using Tomlyn.Model;

namespace Plimsoll.Formats.Toml;

/// <summary>Reads one TOML document as the JSON it stands for.</summary>
/// <remarks>TOML 1.0. Dates and times become texts.</remarks>
public static class TomlFile
{
    /// <summary>TOML costs far more memory than its bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    const int MaxDepth = 64;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="MalformedDocumentException">It is none, or too large.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new MalformedDocumentException($"it is larger than {MaxBytes:N0} bytes");
        var table = Read(Text(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes));
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written, new JsonWriterOptions { MaxDepth = MaxDepth + 1 }))
            Write(json, table, 0);
        return JsonDocument.Parse(written.WrittenMemory, new JsonDocumentOptions { MaxDepth = MaxDepth + 1 });
    }

    static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new MalformedDocumentException("it holds text that is no UTF-8");
        }
    }

    static TomlTable Read(string text)
    {
        try
        {
            return TomlSerializer.Deserialize(text, TomlTableContext.Default.TomlTable) ?? [];
        }
        catch (Exception e) when (e is TomlException or FormatException or InvalidOperationException or InvalidCastException or ArgumentException or OverflowException)
        {
            throw new MalformedDocumentException(e is TomlException { Line: { } line } ? $"it is not well-formed TOML at line {line:N0}" : "it is not well-formed TOML");
        }
    }

    static void Write(Utf8JsonWriter json, object? value, int depth)
    {
        if (depth >= MaxDepth)
            throw new MalformedDocumentException($"it nests deeper than {MaxDepth} levels");
        switch (value)
        {
            case TomlTable table:
                json.WriteStartObject();
                foreach (var (name, member) in table)
                {
                    json.WritePropertyName(name);
                    Write(json, member, depth + 1);
                }

                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable list and not string:
                json.WriteStartArray();
                foreach (var item in list)
                    Write(json, item, depth + 1);
                json.WriteEndArray();
                break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case null: json.WriteNullValue(); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
