using System.Globalization;
using System.Text;

namespace Plimsoll.Bills.Spdx;

/// <summary>Values that stand in one line of an annotation: <c>\n</c>, <c>\t</c>, <c>\\</c> and <c>\uXXXX</c> stand for what a line cannot hold.</summary>
static class LineText
{
    const int CodeDigits = 4;

    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var (shown, length) = text[i] == '\\' && i + 1 < text.Length ? Escape(text, i + 1) : (text[i], 0);
            plain.Append(shown);
            i += length;
        }

        return plain.ToString();
    }

    /// <returns>The character that is meant, and how many there are behind the backslash; what is no escape is a backslash.</returns>
    static (char Character, int Length) Escape(string text, int at) => text[at] switch
    {
        'n' => ('\n', 1),
        'r' => ('\r', 1),
        't' => ('\t', 1),
        '\\' => ('\\', 1),
        'u' when at + CodeDigits < text.Length && ushort.TryParse(text.AsSpan(at + 1, CodeDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => ((char)code, CodeDigits + 1),
        _ => ('\\', 0),
    };
}
