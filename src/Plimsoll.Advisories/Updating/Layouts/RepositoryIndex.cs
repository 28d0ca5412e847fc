using Plimsoll.Formats;
using Plimsoll.Formats.Xml;

namespace Plimsoll.Advisories.Updating.Layouts;

/// <summary>What a <c>repomd.xml</c> says of the repository's notices.</summary>
static class RepositoryIndex
{
    static readonly XmlLimits Limits = XmlLimits.Default with { MaxCharacters = 64 * 1024 * 1024 };

    /// <returns>Where <c>updateinfo</c> lies and the SHA-256 of its stored bytes; null where it names none with such a digest.</returns>
    /// <exception cref="Feeds.MalformedFeedException">It is no such index.</exception>
    public static (string Location, string Digest)? UpdateInfo(Stream content, string path)
    {
        try
        {
            return UpdateInfo(content);
        }
        catch (MalformedDocumentException e)
        {
            throw new Feeds.MalformedFeedException(path, e.Message);
        }
    }

    static (string Location, string Digest)? UpdateInfo(Stream content)
    {
        using var xml = new XmlWalk(content, Limits);
        xml.Root("repomd");
        (string, string)? found = null;
        for (var level = xml.Enter(); xml.Child(level);)
            if (xml.Name == "data" && xml.Attribute("type") == "updateinfo")
                found = Data(xml) ?? found;
        xml.End();
        return found;
    }

    static (string, string)? Data(XmlWalk xml)
    {
        string? location = null, digest = null;
        for (var level = xml.Enter(); xml.Child(level);)
            if (xml.Name == "location")
                location = xml.Attribute("href");
            else if (xml.Name == "checksum" && xml.Attribute("type") == "sha256")
                digest = xml.Text().ToLowerInvariant();
        return location is { Length: > 0 } && digest is { Length: 64 } ? (location, digest) : null;
    }
}
