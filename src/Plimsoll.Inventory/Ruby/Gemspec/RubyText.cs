using System.Globalization;
using System.Text;

namespace Plimsoll.Inventory.Ruby.Gemspec;

/// <summary>Reads literal strings of Ruby source. Nothing is evaluated: what is no literal is passed over.</summary>
/// <remarks>Ruby, "Literals": <c>"…"</c>, <c>'…'</c>, <c>%q&lt;…&gt;</c>, <c>%q(…)</c> and their kin.</remarks>
static class RubyText
{
    /// <summary>Takes the next literal off <paramref name="rest"/>, over whatever stands before it.</summary>
    /// <returns>false at the end, at a comment, and at a string that is put together when it runs.</returns>
    public static bool TryTake(ref ReadOnlySpan<char> rest, out string text)
    {
        text = "";
        var start = rest.IndexOfAny("\"'%#");
        if (start < 0 || rest[start] == '#')
            return false;
        var opening = rest[start];
        rest = rest[(start + 1)..];
        if (opening != '%')
            return TryBody(ref rest, opening, isLiteral: opening == '\'', out text);
        var letter = rest is ['q' or 'Q', ..];
        if (!letter || rest.Length < 2 || Closing(rest[1]) is not { } closing)
            return false;
        var isQuiet = rest[0] == 'q';
        rest = rest[2..];
        return TryBody(ref rest, closing, isQuiet, out text);
    }

    static char? Closing(char opening) => opening switch
    {
        '<' => '>',
        '(' => ')',
        '{' => '}',
        '[' => ']',
        '|' or '!' or '/' => opening,
        _ => null,
    };

    static bool TryBody(ref ReadOnlySpan<char> rest, char closing, bool isLiteral, out string text)
    {
        text = "";
        var body = new StringBuilder();
        for (var at = 0; at < rest.Length; at++)
        {
            var next = rest[at];
            if (next == closing)
            {
                rest = rest[(at + 1)..];
                text = body.ToString();
                return true;
            }

            if (!isLiteral && next == '#' && at + 1 < rest.Length && rest[at + 1] == '{')
                return false;
            if (next == '\\' && at + 1 < rest.Length)
                at += isLiteral ? Plain(rest[at..], closing, body) : Escaped(rest[at..], body);
            else
                body.Append(next);
        }

        return false;
    }

    /// <summary>In a literal a backslash guards itself and the end alone.</summary>
    static int Plain(ReadOnlySpan<char> text, char closing, StringBuilder body)
    {
        var guards = text[1] == '\\' || text[1] == closing;
        body.Append(guards ? text[1] : '\\');
        return guards ? 1 : 0;
    }

    /// <returns>How many characters it took beside the backslash.</returns>
    static int Escaped(ReadOnlySpan<char> text, StringBuilder body)
    {
        if (text[1] == 'u')
            return Unicode(text, body);
        body.Append(text[1] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'e' => '\u001B', '0' => '\0', var other => other });
        return 1;
    }

    /// <summary><c>\u00E9</c> or <c>\u{1F600}</c>.</summary>
    static int Unicode(ReadOnlySpan<char> text, StringBuilder body)
    {
        var isBraced = text.Length > 2 && text[2] == '{';
        var end = isBraced ? text.IndexOf('}') : 6;
        if (end < 0 || end > text.Length || !int.TryParse(isBraced ? text[3..end] : text[2..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
        {
            body.Append('\uFFFD');
            return 1;
        }

        body.Append(new Rune(code).ToString());
        return isBraced ? end : end - 1;
    }
}
