using System.Globalization;
using System.Text;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.Spdx;

/// <summary>Values that stand in one line of an annotation: <c>\n</c>, <c>\t</c>, <c>\\</c> and <c>\uXXXX</c> stand for what a line, or the text that it is in, cannot hold.</summary>
static class LineText
{
    public static string Escape(string value)
    {
        var text = Clean.Unicode(value);
        if (!text.Any(IsEscaped) && !text.Contains("text>", StringComparison.OrdinalIgnoreCase))
            return text;
        var line = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
            line.Append(text[i] switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\\' => "\\\\",
                '<' when IsMark(text, i) => "\\u003c",
                var c when IsEscaped(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                var c => c.ToString(),
            });
        return line.ToString();
    }

    static bool IsEscaped(char c) => char.IsControl(c) || c is '\\' or '\u2028' or '\u2029';

    /// <summary>The marks around a text in tag-value: within one they would end it.</summary>
    static bool IsMark(string text, int at) =>
        text.AsSpan(at).StartsWith("<text>", StringComparison.OrdinalIgnoreCase) || text.AsSpan(at).StartsWith("</text>", StringComparison.OrdinalIgnoreCase);
}
