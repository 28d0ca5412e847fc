using System.Text;
using Plimsoll.Formats;

namespace Plimsoll.Inventory.Lua;

/// <summary>
/// Reads what a Lua file of data sets, as far as it is texts: <c>package = "x"</c>, <c>description.license</c>, <c>dependencies[1]</c>… Nothing is run, and
/// what is no data is passed over.
/// </summary>
/// <remarks>Lua 5.4 Reference Manual, 3.1 and 3.4.9: texts in quotes or long brackets, tables with <c>name =</c>, <c>["name"] =</c> or values alone.</remarks>
sealed class LuaTable
{
    const int MaxBytes = 4 * 1024 * 1024;
    const int MaxDepth = 64;

    // Each text keeps the whole way to it.
    const int MaxPathLength = 512;
    const int MaxTexts = 50_000;

    readonly List<(string Path, string Text)> texts = [];
    readonly string source;
    int at;

    LuaTable(string source) => this.source = source;

    /// <summary>The texts, in their order, each with where it stands: names joined by dots, values alone as <c>[]</c>.</summary>
    public IReadOnlyList<(string Path, string Text)> Texts => texts;

    public string? One(string path) => texts.Find(t => t.Path == path).Text;

    public IEnumerable<string> All(string path) => texts.Where(t => t.Path == path).Select(t => t.Text);

    /// <exception cref="MalformedDocumentException">It is too large, or a text or table has no end.</exception>
    public static LuaTable Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new MalformedDocumentException($"it is larger than {MaxBytes:N0} bytes");
        var table = new LuaTable(Encoding.UTF8.GetString(bytes));
        table.Read("", 0, isInside: false);
        return table;
    }

    void Read(string prefix, int depth, bool isInside)
    {
        if (depth > MaxDepth)
            throw new MalformedDocumentException($"it nests deeper than {MaxDepth} levels");
        string? key = null;
        while (true)
        {
            SkipBlanks();
            if (at == source.Length)
            {
                if (isInside)
                    throw new MalformedDocumentException("a table in it has no end");
                return;
            }

            var next = source[at];
            if (next == '}')
            {
                at++;
                if (isInside)
                    return;
            }
            else if (next is ',' or ';')
            {
                (at, key) = (at + 1, null);
            }
            else if (next == '{')
            {
                at++;
                Read(Join(prefix, key ?? (isInside ? "[]" : "")), depth + 1, isInside: true);
                key = null;
            }
            else if (Text() is { } text)
            {
                Add(Join(prefix, key ?? "[]"), text);
                key = null;
            }
            else
            {
                key = Key() ?? key;
            }
        }
    }

    void Add(string path, string text)
    {
        if (texts.Count == MaxTexts)
            throw new MalformedDocumentException($"it holds more than {MaxTexts:N0} texts");
        texts.Add((path, text));
    }

    static string Join(string prefix, string name) =>
        prefix.Length + name.Length > MaxPathLength ? throw new MalformedDocumentException("a name in it is too long")
        : prefix.Length == 0 ? name : name.Length == 0 ? prefix : $"{prefix}.{name}";

    /// <summary>A name that a value is given to; null for anything else, of which one word or mark is passed over.</summary>
    string? Key()
    {
        var start = at;
        if (source[at] == '[')
        {
            at++;
            SkipBlanks();
            var quoted = at < source.Length ? Text() : null;
            SkipBlanks();
            return quoted is not null && Takes("]") && IsGivenValue() ? quoted : null;
        }

        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] is '_' or '.'))
            at++;
        if (at == start)
            at++;
        var word = source[start..at];
        return IsGivenValue() ? word : null;
    }

    bool IsGivenValue()
    {
        SkipBlanks();
        return at + 1 < source.Length && source[at] == '=' && source[at + 1] != '=' && Takes("=");
    }

    bool Takes(string mark)
    {
        if (string.CompareOrdinal(source, at, mark, 0, mark.Length) != 0)
            return false;
        at += mark.Length;
        return true;
    }

    /// <summary>The text that begins here, if one does.</summary>
    string? Text()
    {
        if (LongBracket() is { } closing)
            return Until(closing);
        var quote = source[at];
        if (quote is not ('"' or '\''))
            return null;
        at++;
        var body = new StringBuilder();
        while (at < source.Length && source[at] != quote)
        {
            if (source[at] == '\\')
                at++;
            if (at < source.Length)
                body.Append(source[at] == 'n' && source[at - 1] == '\\' ? '\n' : source[at]);
            at++;
        }

        if (at >= source.Length)
            throw new MalformedDocumentException("a text in it has no end");
        at++;
        return body.ToString();
    }

    /// <summary>Takes <c>[[</c> or <c>[==[</c>, and says what closes it.</summary>
    string? LongBracket()
    {
        if (source[at] != '[')
            return null;
        var end = at + 1;
        while (end < source.Length && source[end] == '=')
            end++;
        if (end == source.Length || source[end] != '[')
            return null;
        var closing = $"]{source[(at + 1)..end]}]";
        at = end + 1;
        return closing;
    }

    string Until(string closing)
    {
        var end = source.IndexOf(closing, at, StringComparison.Ordinal);
        if (end < 0)
            throw new MalformedDocumentException("a text in it has no end");
        var text = source[at..end];
        at = end + closing.Length;
        return text;
    }

    void SkipBlanks()
    {
        while (at < source.Length)
        {
            if (char.IsWhiteSpace(source[at]))
            {
                at++;
            }
            else if (Takes("--"))
            {
                if (at < source.Length && LongBracket() is { } closing)
                    Until(closing);
                else
                    at = source.IndexOf('\n', at) is >= 0 and var end ? end : source.Length;
            }
            else
            {
                return;
            }
        }
    }
}
