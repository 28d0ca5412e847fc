using System.Text;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.Markdown;

/// <summary>Text of strangers in Markdown: it shows as it is, and is neither markup, HTML, a table's cell nor a mention of somebody.</summary>
/// <remarks>GitHub Flavored Markdown, sections 2.4 (backslash escapes) and 4.10 (tables).</remarks>
static class MarkdownText
{
    // What begins a list or a heading does so at the start of a line only, where no text of a stranger stands.
    const string Marks = "\\`*_[]#|~$";
    const char ZeroWidthSpace = '\u200B';

    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in Printable.Of(text))
            switch (c)
            {
                case '<':
                    safe.Append("&lt;");
                    break;
                case '>':
                    safe.Append("&gt;");
                    break;
                case '&':
                    safe.Append("&amp;");
                    break;

                // Services find mentions in the rendered text, where an escape is gone.
                case '@':
                    safe.Append('@').Append(ZeroWidthSpace);
                    break;
                default:
                    if (Marks.Contains(c, StringComparison.Ordinal))
                        safe.Append('\\');
                    safe.Append(c);
                    break;
            }

        return safe.ToString();
    }

    /// <summary>A name or version, set as code. Code knows no escapes, so what would end it, or the cell, is replaced by a look-alike.</summary>
    public static string Code(string text) =>
        text.Length == 0 ? "" : $"`{Printable.Of(text).Replace('`', '\u02CB').Replace('|', '\u00A6')}`";
}
