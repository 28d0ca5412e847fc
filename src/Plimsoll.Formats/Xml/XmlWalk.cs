using System.Text;
using System.Xml;
namespace Plimsoll.Formats.Xml;

/// <summary>Walks a document's elements forward, one level at a time, within <see cref="XmlLimits"/>. Every failure is a <see cref="MalformedDocumentException"/>.</summary>
public sealed class XmlWalk : IDisposable
{
    readonly XmlReader reader;
    readonly XmlLimits limits;
    readonly char[] chunk = new char[1024];
    int items;

    public XmlWalk(Stream content, XmlLimits limits)
    {
        this.limits = limits;
        try
        {
            reader = HouseXml.Open(content, limits);
        }
        catch (Exception e) when (IsFault(e))
        {
            throw NotXml(e);
        }
    }

    /// <summary>Name of the element under the cursor, without its prefix.</summary>
    public string Name => reader.LocalName;

    /// <summary>The name space of the element under the cursor; empty where it has none.</summary>
    public string Space => reader.NamespaceURI;

    public string? Attribute(string name) => reader.GetAttribute(name);

    /// <summary>Goes to the document's root element, which must have this name.</summary>
    public void Root(string name)
    {
        while (Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == name)
                return;
            throw new MalformedDocumentException($"expected the element {name}, found {reader.LocalName}");
        }

        throw new MalformedDocumentException($"holds no element {name}");
    }

    /// <summary>The level of the element under the cursor, for <see cref="Child"/>; an empty element has no children.</summary>
    public int Enter() => reader.IsEmptyElement ? -1 : reader.Depth;

    /// <summary>Goes to the next child of the element entered at a level, over whatever was not read before it; false at its end.</summary>
    public bool Child(int level)
    {
        if (level < 0)
            return false;
        while (Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == level)
                return false;
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == level + 1)
                return true;
        }

        throw new MalformedDocumentException("ends in the middle");
    }

    /// <summary>The text of the element under the cursor; bounded.</summary>
    public string Text(bool trimmed = true)
    {
        if (reader.IsEmptyElement)
            return "";
        var level = reader.Depth;
        var text = new StringBuilder();
        while (Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == level))
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                Append(text);
        return trimmed ? text.ToString().Trim() : text.ToString();
    }

    /// <summary>Counts one thing that is kept in memory.</summary>
    public void Keep()
    {
        if (++items > limits.MaxItems)
            throw new MalformedDocumentException($"holds more than {limits.MaxItems:N0} items");
    }

    /// <summary>Reads to the end, so that a document cut after its last record is not taken for whole.</summary>
    public void End()
    {
        while (Read()) { }
    }

    public void Dispose() => reader.Dispose();

    bool Read()
    {
        try
        {
            var read = reader.Read();
            if (reader.Depth > limits.MaxDepth)
                throw new MalformedDocumentException($"nests deeper than {limits.MaxDepth} elements");
            return read;
        }
        catch (Exception e) when (IsFault(e))
        {
            throw NotXml(e);
        }
    }

    // In chunks: a text node may be as long as the document.
    void Append(StringBuilder text)
    {
        try
        {
            for (int read; (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
            {
                text.Append(chunk, 0, read);
                if (text.Length > limits.MaxFieldCharacters)
                    throw new MalformedDocumentException($"a field is longer than {limits.MaxFieldCharacters:N0} characters");
            }
        }
        catch (Exception e) when (IsFault(e))
        {
            throw NotXml(e);
        }
    }

    // Of bytes that are no text the reader complains in other words, or trips over itself.
    static bool IsFault(Exception e) => e is XmlException or ArgumentException or DecoderFallbackException or InvalidOperationException or NotSupportedException or IndexOutOfRangeException;

    MalformedDocumentException NotXml(Exception e) => e is XmlException xml
        ? new($"is not well-formed XML (line {xml.LineNumber}, position {xml.LinePosition})")
        : new("is not well-formed XML");
}
