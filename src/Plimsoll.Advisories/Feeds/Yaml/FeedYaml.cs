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
            return YamlFile.Parse(Whole(path, content));
        }
        catch (MalformedDocumentException e)
        {
            throw new MalformedFeedException(path, e.Message);
        }
    }

    static ReadOnlySpan<byte> Whole(string path, Stream content)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 14];
        for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (memory.Length + read > MaxBytes)
                throw new MalformedFeedException(path, $"it is larger than {MaxBytes:N0} bytes");
            memory.Write(buffer, 0, read);
        }

        return memory.GetBuffer().AsSpan(0, (int)memory.Length);
    }
}
