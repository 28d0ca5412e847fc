using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Reports.Csv;
using Plimsoll.Reports.Junit;
using Plimsoll.Reports.Markdown;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.Templates;

/// <summary>What makes a value safe for the kind of document that the template writes.</summary>
static class TemplateFilters
{
    public static FrozenDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>
    {
        ["html"] = HtmlEncoder.Default.Encode,
        ["xml"] = text => HtmlEncoder.Default.Encode(XmlText.Of(text)),
        ["json"] = text => JsonEncodedText.Encode(text).ToString(),
        ["csv"] = CsvCell.Of,
        ["markdown"] = MarkdownText.Of,
        ["url"] = Uri.EscapeDataString,
        ["line"] = Printable.Of,
        ["upper"] = text => text.ToUpperInvariant(),
        ["lower"] = text => text.ToLowerInvariant(),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
