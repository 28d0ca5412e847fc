using System.Text.Encodings.Web;
using System.Text.Unicode;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.Html;

/// <summary>Text of strangers in HTML: in an element or a quoted attribute it is text and nothing else.</summary>
static class HtmlText
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(string? text) => text is null ? "" : Encoder.Encode(Printable.Of(text));
}
