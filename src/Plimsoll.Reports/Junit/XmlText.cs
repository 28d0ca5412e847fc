using System.Text;
using System.Xml;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.Junit;

/// <summary>Text that XML 1.0 can hold: what no document may contain, even escaped, becomes U+FFFD.</summary>
/// <remarks>XML 1.0, section 2.2.</remarks>
static class XmlText
{
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            if (safe.Length > 0)
                safe.Append('\n');
            foreach (var rune in Printable.Of(line).EnumerateRunes())
                safe.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return safe.ToString();
    }
}
