using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Plimsoll.Trust.Canonical;

/// <summary>The one form of a JSON value over which signatures and key ids are computed: OLPC's canonical JSON.</summary>
/// <remarks>
/// Members in the order of their names' bytes, no white space, integers only, and of a string only <c>"</c> and <c>\</c> escaped:
/// a line break stands as it is, so the result is not always JSON itself. TUF 1.0, section 4.2.
/// </remarks>
public static class CanonicalJson
{
    /// <exception cref="MetadataException">The value has a number that is no integer, or a text that is no Unicode.</exception>
    public static byte[] Of(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(value, output);
        return output.WrittenSpan.ToArray();
    }

    static void Write(JsonElement value, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, output);
                break;
            case JsonValueKind.Array:
                WriteArray(value, output);
                break;
            case JsonValueKind.String:
                WriteText(StrictJson.Text(value), output);
                break;
            case JsonValueKind.Number:
                WriteNumber(value, output);
                break;
            default:
                output.Write(value.ValueKind switch { JsonValueKind.True => "true"u8, JsonValueKind.False => "false"u8, _ => "null"u8 });
                break;
        }
    }

    static void WriteObject(JsonElement value, ArrayBufferWriter<byte> output)
    {
        var members = value.EnumerateObject().Select(member => (Name: Encoding.UTF8.GetBytes(StrictJson.Name(member)), member.Value)).ToList();
        members.Sort((a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name));
        var mark = "{"u8;
        foreach (var (name, inner) in members)
        {
            output.Write(mark);
            WriteQuoted(name, output);
            output.Write(":"u8);
            Write(inner, output);
            mark = ","u8;
        }

        output.Write(members.Count == 0 ? "{}"u8 : "}"u8);
    }

    static void WriteArray(JsonElement value, ArrayBufferWriter<byte> output)
    {
        var mark = "["u8;
        foreach (var item in value.EnumerateArray())
        {
            output.Write(mark);
            Write(item, output);
            mark = ","u8;
        }

        output.Write(value.GetArrayLength() == 0 ? "[]"u8 : "]"u8);
    }

    static void WriteText(string text, ArrayBufferWriter<byte> output) => WriteQuoted(Encoding.UTF8.GetBytes(text), output);

    static void WriteQuoted(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        while (text.IndexOfAny((byte)'"', (byte)'\\') is var stop and >= 0)
        {
            output.Write(text[..stop]);
            output.Write("\\"u8);
            output.Write(text.Slice(stop, 1));
            text = text[(stop + 1)..];
        }

        output.Write(text);
        output.Write("\""u8);
    }

    /// <summary>1.0, 1e0 and -0 are the same number in other bytes: two readers could sign different things by one signature.</summary>
    static void WriteNumber(JsonElement value, ArrayBufferWriter<byte> output)
    {
        var raw = value.GetRawText();
        if (!value.TryGetInt64(out var number) || number.ToString(CultureInfo.InvariantCulture) != raw)
            throw new MetadataException(Refusal.Malformed, $"it holds the number {(raw.Length > 40 ? raw[..40] : raw)}, which is not written as a plain integer");
        output.Write(Encoding.ASCII.GetBytes(raw));
    }
}
