using System.Text.Json;
using Plimsoll.Formats;
using Plimsoll.Formats.Toml;

namespace Plimsoll.Advisories.Feeds.Markdown;

/// <summary>Markdown that begins with a block of TOML, as RustSec and Haskell's response team keep their advisories.</summary>
static class MarkdownFront
{
    const int MaxBytes = 4 * 1024 * 1024;

    static ReadOnlySpan<byte> Opening => "```toml"u8;

    public static bool Is(string path, ReadOnlySpan<byte> head) =>
        path.Contains(".md", StringComparison.Ordinal) && head.TrimStart("\uFEFF\r\n "u8).StartsWith(Opening) && head.IndexOf("[advisory]"u8) >= 0;

    /// <summary>The document of the block.</summary>
    /// <exception cref="MalformedFeedException">There is none, or it is not TOML.</exception>
    public static JsonDocument Document(string path, Stream content)
    {
        var bytes = FeedBytes.Whole(path, content, MaxBytes);
        var start = bytes.IndexOf(Opening);
        if (start < 0)
            throw new MalformedFeedException(path, "it holds no block of TOML");
        var block = bytes[(start + Opening.Length)..];
        var end = block.IndexOf("\n```"u8);
        if (end < 0)
            throw new MalformedFeedException(path, "its block of TOML has no end");
        try
        {
            return TomlFile.Parse(block[..end]);
        }
        catch (MalformedDocumentException e)
        {
            throw new MalformedFeedException(path, e.Message);
        }
    }
}
