using System.Xml;

namespace Plimsoll.Formats.Xml;

/// <summary>The one place where an XML reader is made: no DTD, nothing fetched, size bounded.</summary>
public static class HouseXml
{
    /// <remarks>What it throws on a broken document: <see cref="XmlException"/>, <see cref="MalformedDocumentException"/> and, of names, <see cref="ArgumentException"/>.</remarks>
    public static XmlReader Open(Stream content, XmlLimits limits) => XmlReader.Create(new TokenGuard(content, limits.MaxTokenBytes), Settings(limits));

    static XmlReaderSettings Settings(XmlLimits limits) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,     // entity expansion ("billion laughs") needs a DTD
        XmlResolver = null,                         // and so does reading a file or a URL of the author's choice
        MaxCharactersInDocument = limits.MaxCharacters,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };
}
