using System.Xml;

namespace Plimsoll.Advisories.Feeds.Xml;

/// <summary>The one place where an XML reader is made: no DTD, nothing fetched, size bounded.</summary>
static class HouseXml
{
    public static XmlReader Open(Stream content, string path, XmlLimits limits) =>
        XmlReader.Create(new TokenGuard(content, path, limits.MaxTokenBytes), Settings(limits));

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
