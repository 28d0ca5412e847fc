using System.Text;
using System.Xml;

namespace Plimsoll.Reports.Sbom;

/// <summary>Text of strangers made such that a format can hold it. What it cannot hold becomes U+FFFD.</summary>
static class Clean
{
    const char Replacement = '\uFFFD';

    /// <summary>Halves of surrogate pairs go: no UTF-8 can hold them.</summary>
    public static string Unicode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune);
        return clean.ToString();
    }

    /// <summary>What XML 1.0 has no way to write goes too (section 2.2, Char).</summary>
    public static string Xml(string text)
    {
        var unicode = Unicode(text);
        return unicode.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? unicode
            : string.Concat(unicode.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : Replacement));
    }

    /// <summary>One line without anything that ends it.</summary>
    public static string Line(string text) =>
        string.Concat(Unicode(text).Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? Replacement : c));
}
