using Plimsoll.Core;

namespace Plimsoll.Reports.Templates;

/// <summary>Reads a template into its parts.</summary>
sealed class TemplateParser
{
    const int MaxDepth = 16;
    const int MaxNodes = 100_000;

    readonly string text;
    readonly string name;
    int at;
    int nodes;

    TemplateParser(string text, string name) => (this.text, this.name) = (text, name);

    /// <exception cref="UsageException">It has a mistake.</exception>
    public static IReadOnlyList<TemplateNode> Parse(string text, string name)
    {
        var parser = new TemplateParser(text, name);
        var body = parser.ReadUntil(0, out var end);
        return end is null ? body : throw parser.Mistake($"{{{{{end}}}}} ends nothing");
    }

    /// <param name="end"><c>else</c>, <c>/each</c> or <c>/if</c>; null at the end of the template.</param>
    List<TemplateNode> ReadUntil(int depth, out string? end)
    {
        List<TemplateNode> body = [];
        end = null;
        while (at < text.Length)
        {
            if (++nodes > MaxNodes)
                throw Mistake($"a template has at most {MaxNodes:N0} parts");
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open != at)
            {
                body.Add(new TextNode(open < 0 ? text[at..] : text[at..open]));
                at = open < 0 ? text.Length : open;
                continue;
            }

            var tag = ReadTag();
            if (tag is "else" or "/each" or "/if")
            {
                end = tag;
                return body;
            }

            if (!tag.StartsWith('!'))
                body.Add(tag.StartsWith('#') ? ReadBlock(tag, depth + 1) : ReadValue(tag));
        }

        return body;
    }

    /// <summary>What stands between the braces. A tag alone on its line takes the line's end with it, as long as it prints nothing.</summary>
    string ReadTag()
    {
        var close = text.IndexOf("}}", at, StringComparison.Ordinal);
        if (close < 0)
            throw Mistake("{{ is never closed");
        var (open, tag) = (at, text[(at + 2)..close].Trim());
        at = close + 2;
        if (tag.Length == 0)
            throw Mistake("{{}} names nothing");
        var prints = tag[0] is not ('#' or '/' or '!') && tag != "else";
        if (!prints && (open == 0 || text[open - 1] == '\n') && at < text.Length && text[at] == '\n')
            at++;
        return tag;
    }

    TemplateNode ReadBlock(string tag, int depth)
    {
        if (depth > MaxDepth)
            throw Mistake($"blocks stand at most {MaxDepth} deep in one another");
        var words = tag[1..].Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not (["each", _] or ["if", _] or ["if", _, _]))
            throw Mistake($"{{{{{tag}}}}} is neither {{{{#each PATH}}}} nor {{{{#if PATH}}}} nor {{{{#if PATH VALUE}}}}");
        var body = ReadUntil(depth, out var end);
        List<TemplateNode> other = [];
        if (end == "else")
            other = ReadUntil(depth, out end);
        if (end != $"/{words[0]}")
            throw Mistake($"{{{{{tag}}}}} is not closed by {{{{/{words[0]}}}}}");
        return words[0] == "each" ? new EachNode(PathOf(words[1]), body, other) : new IfNode(PathOf(words[1]), words.Length > 2 ? words[2].Trim('"') : null, body, other);
    }

    ValueNode ReadValue(string tag)
    {
        Func<string, string>? filter = null;
        var parts = tag.Split('|', StringSplitOptions.TrimEntries);
        foreach (var word in parts.AsSpan(1))
        {
            if (!TemplateFilters.All.TryGetValue(word, out var next))
                throw Mistake($"'{word}' is no filter; there are {string.Join(", ", TemplateFilters.All.Keys.Order(StringComparer.Ordinal))}");
            var before = filter;
            filter = before is null ? next : value => next(before(value));
        }

        return new ValueNode(PathOf(parts[0]), filter);
    }

    TemplatePath PathOf(string path)
    {
        if (path == ".")
            return new TemplatePath([]);
        var names = path.Split('.');
        if (names.Length > TemplatePath.MaxNames || names.Any(n => n.Length == 0 || !n.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '@')))
            throw Mistake($"'{path}' is no path such as subject.name");
        return new TemplatePath(names);
    }

    UsageException Mistake(string what) => new($"The template {name}, line {text.AsSpan(0, Math.Min(at, text.Length)).Count('\n') + 1}: {what}.");
}
