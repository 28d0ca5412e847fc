using System.Text;

namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>Texts as Go's build info and its linker's flags quote them.</summary>
static class GoQuoted
{
    /// <summary>A value of build info: a Go string in double quotes or back quotes where it holds blanks or quotes, as it is elsewhere.</summary>
    public static string Read(string text) => text switch
    {
        ['`', .. var raw, '`'] => raw,
        ['"', .. var quoted, '"'] => Unescape(quoted),
        _ => text,
    };

    /// <summary>Flags as the go command splits them: at blanks, unless single or double quotes hold them together.</summary>
    public static List<string> Split(string flags)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, isWord) = ('\0', false);
        foreach (var c in flags)
        {
            if (quote != '\0' && c == quote)
                quote = '\0';
            else if (quote != '\0' || !(c is '\'' or '"' || char.IsWhiteSpace(c)))
            {
                word.Append(c);
                isWord = true;
            }
            else if (c is '\'' or '"')
                (quote, isWord) = (c, true);
            else if (isWord)
            {
                words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
        }

        if (isWord)
            words.Add(word.ToString());
        return words;
    }

    static string Unescape(string quoted)
    {
        var text = new StringBuilder(quoted.Length);
        for (var i = 0; i < quoted.Length; i++)
            text.Append(quoted[i] == '\\' && i + 1 < quoted.Length ? quoted[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var c => c } : quoted[i]);
        return text.ToString();
    }
}
