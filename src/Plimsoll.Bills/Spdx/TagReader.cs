using System.Text;
using Plimsoll.Core;
using Plimsoll.Formats;

namespace Plimsoll.Bills.Spdx;

/// <summary>Takes a tag-value document apart: a tag, a colon, and a value to the end of the line, or one within <c>&lt;text&gt;</c> over several.</summary>
/// <remarks>SPDX 2.3, annex on tag-value; <c>#</c> begins a line that is a comment.</remarks>
static class TagReader
{
    const string Open = "<text>";
    const string Close = "</text>";

    /// <exception cref="MalformedDocumentException">A text has no end, or a line is no tag.</exception>
    public static IEnumerable<(string Tag, string Value)> Read(string document, Limits limits)
    {
        var at = 0;
        for (var number = 1; at < document.Length; number++)
        {
            var line = Line(document, ref at);
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                throw new MalformedDocumentException($"line {number:N0} is no tag with a value");
            var value = line[(colon + 1)..].Trim();
            if (value.StartsWith(Open, StringComparison.Ordinal))
                value = Text(value[Open.Length..], document, ref at, ref number, limits);
            yield return (line[..colon].Trim(), value);
        }
    }

    static string Text(string first, string document, ref int at, ref int number, Limits limits)
    {
        var (text, line, start) = (new StringBuilder(), first, number);
        for (int end; (end = line.IndexOf(Close, StringComparison.Ordinal)) < 0; number++)
        {
            text.Append(line).Append('\n');
            if (at >= document.Length)
                throw new MalformedDocumentException($"the text that begins at line {start:N0} has no end");
            if (text.Length > limits.MaxPaxHeaderBytes)
                throw new MalformedDocumentException($"the text that begins at line {start:N0} is longer than {limits.MaxPaxHeaderBytes:N0} characters");
            line = Line(document, ref at);
        }

        return text.Append(line.AsSpan(0, line.IndexOf(Close, StringComparison.Ordinal))).ToString();
    }

    static string Line(string document, ref int at)
    {
        var end = document.IndexOf('\n', at);
        var line = end < 0 ? document[at..] : document[at..end];
        at = end < 0 ? document.Length : end + 1;
        return line.TrimEnd('\r');
    }
}
