using System.Text.Json;
using Plimsoll.Formats;
using Plimsoll.Formats.Yaml;

namespace Plimsoll.Advisories.Feeds.Yaml;

/// <summary>Reads the YAML of feeds: one document, as the JSON it stands for.</summary>
static class FeedYaml
{
    const int MaxBytes = 16 * 1024 * 1024;

    public static JsonDocument Document(string path, Stream content)
    {
        try
        {
            return YamlFile.Parse(FeedBytes.Whole(path, content, MaxBytes));
        }
        catch (MalformedDocumentException e)
        {
            throw new MalformedFeedException(path, e.Message);
        }
    }
}
