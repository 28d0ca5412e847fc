using System.Text;
using System.Text.Json;
using Plimsoll.Bills.ContentManifests;
using Plimsoll.Bills.CycloneDx;
using Plimsoll.Bills.Spdx;
using Plimsoll.Bills.Spdx3;
using Plimsoll.Bills.Wrappings;
using Plimsoll.Core;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Formats.Yaml;

namespace Plimsoll.Bills;

/// <summary>Finds out by its content what kind of bill of materials a file is, and reads it.</summary>
static class BillFile
{
    const string Known = "CycloneDX 1.2 to 1.7 is read in JSON and XML, SPDX 2.2 and 2.3 in JSON, YAML and tag-value, SPDX 3.0.1 in JSON-LD";

    public static bool Recognises(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        return text.TrimStart(" \t\r\n"u8) switch
        {
            [(byte)'{', ..] => text.IndexOf("\"CycloneDX\""u8) >= 0 || text.IndexOf("\"SPDX-2."u8) >= 0 || text.IndexOf("spdx.org/rdf/3."u8) >= 0 || text.IndexOf("\"icm_version\""u8) >= 0,
            [(byte)'<', ..] => text.IndexOf("cyclonedx.org/schema/bom/"u8) >= 0,
            var tags => tags.StartsWith("SPDXVersion:"u8),
        };
    }

    /// <exception cref="MalformedDocumentException">It is none that is read; the message is half a sentence that says why.</exception>
    public static Bill Read(ReadOnlySpan<byte> bytes, Limits limits)
    {
        if (Gzipped.Is(bytes))
            bytes = Gzipped.Plain(bytes, limits);
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var start = text.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
            throw new MalformedDocumentException("it is empty");
        return text[start] switch
        {
            (byte)'{' or (byte)'[' => ReadJson(text, limits),
            (byte)'<' or 0xFE or 0xFF => ReadXml(bytes, limits),
            _ => ReadText(text, limits),
        };
    }

    static Bill ReadJson(ReadOnlySpan<byte> bytes, Limits limits)
    {
        using var document = JsonFile.Parse(bytes);
        return Envelope.Open(document.RootElement, inner => Read(inner, limits));
    }

    static Bill Read(JsonElement root, Limits limits)
    {
        if (root.ValueKind == JsonValueKind.Array)
            throw new MalformedDocumentException("it is a list of documents, and one is read; take them apart");
        if (CycloneDxJson.Recognises(root))
            return CycloneDxJson.Read(root, limits);
        if (SpdxJson.Recognises(root))
            return SpdxJson.Read(root, limits);
        if (ContentManifest.Recognises(root))
            return ContentManifest.Read(root, limits);
        return Spdx3Json.Recognises(root) ? Spdx3Json.Read(root, limits) : throw new MalformedDocumentException($"it is JSON of another kind; {Known}");
    }

    static Bill ReadXml(ReadOnlySpan<byte> bytes, Limits limits)
    {
        if (bytes.IndexOf("http://spdx.org/rdf/terms"u8) >= 0)
            throw new MalformedDocumentException("it is SPDX in RDF, which is not read; have it written in JSON or tag-value");
        return CycloneDxXml.Read(new MemoryStream(bytes.ToArray()), limits);
    }

    static Bill ReadText(ReadOnlySpan<byte> bytes, Limits limits)
    {
        if (bytes.IndexOf("SPDXVersion:"u8) >= 0)
            return SpdxTagValue.Read(Encoding.UTF8.GetString(bytes), limits);
        if (bytes.IndexOf("spdxVersion"u8) < 0)
            throw new MalformedDocumentException($"it is of another kind; {Known}");
        using var document = YamlFile.Parse(bytes);
        return Read(document.RootElement, limits);
    }
}
