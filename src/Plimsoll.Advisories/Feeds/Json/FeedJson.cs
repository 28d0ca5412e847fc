using System.Text;
using System.Text.Json;
using Plimsoll.Advisories.Feeds.Text;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Json;

/// <summary>Reads the JSON of feeds: one document, or one a line; bounded in size and depth.</summary>
static class FeedJson
{
    const int MaxDocumentBytes = 512 * 1024 * 1024;
    const int MaxLineChars = 16 * 1024 * 1024;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    public static JsonDocument Document(string path, Stream content)
    {
        try
        {
            var bytes = Whole(path, content);
            var document = JsonDocument.Parse(bytes, Options);
            return JsonText.IsWhole(document.RootElement, bytes.Span) ? document : throw new MalformedFeedException(path, "it holds text that is no UTF-8");
        }
        catch (JsonException e)
        {
            throw new MalformedFeedException(path, $"it is not well-formed JSON at line {e.LineNumber + 1}");
        }
    }

    /// <summary>Shows each line's document; a line that is none is skipped.</summary>
    public static void Lines(Stream content, FeedSink sink, Action<JsonElement, string> read)
    {
        foreach (var (index, line) in FeedLines.Of(content, MaxLineChars).Index())
        {
            var at = $"line {index + 1}";
            if (line is null)
                sink.Skip(at, $"it is longer than {MaxLineChars:N0} characters");
            if (string.IsNullOrEmpty(line))
                continue;
            try
            {
                using var document = JsonDocument.Parse(line, Options);
                if (!JsonText.IsWhole(document.RootElement, Encoding.UTF8.GetBytes(line)))
                    throw new JsonException("it holds text that is no UTF-8");
                read(document.RootElement, at);
            }
            catch (JsonException)
            {
                sink.Skip(at, "it is not well-formed JSON");
            }
        }
    }

    /// <summary>The day of a date-time.</summary>
    public static string? Day(string? time) => time is { Length: >= 10 } && DateOnly.TryParseExact(time[..10], "yyyy-MM-dd", out _) ? time[..10] : null;

    static ReadOnlyMemory<byte> Whole(string path, Stream content)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (memory.Length + read > MaxDocumentBytes)
                throw new MalformedFeedException(path, $"it is larger than {MaxDocumentBytes:N0} bytes");
            memory.Write(buffer, 0, read);
        }

        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }
}
