using System.Text;

namespace Plimsoll.Images.Engines;

/// <summary>Makes a stranger's text fit to stand within a sentence.</summary>
static class OneLine
{
    public static string Of(string text, int most)
    {
        var line = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= most)
                return line.Append('…').ToString();
            var isSpace = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format;
            if (!isSpace)
                line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd(' ', '.');
    }
}
