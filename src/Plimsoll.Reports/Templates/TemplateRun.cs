using System.Text.Json;
using Plimsoll.Core;

namespace Plimsoll.Reports.Templates;

/// <summary>One rendering. Loops in loops multiply: what is written, and the steps taken, have an end.</summary>
sealed class TemplateRun(TextWriter writer, string name)
{
    const long MaxCharacters = 256L << 20;
    const long MaxSteps = 50_000_000;

    long characters;
    long steps;

    public void Write(IReadOnlyList<TemplateNode> nodes, Scope scope)
    {
        foreach (var node in nodes)
        {
            if (++steps > MaxSteps)
                throw new UsageException($"The template {name} takes more than {MaxSteps:N0} steps; loops in loops multiply.");
            switch (node)
            {
                case TextNode text:
                    Print(text.Text);
                    break;
                case ValueNode value:
                    var plain = TextOf(value.Path, scope);
                    Print(value.Filter is null ? plain : value.Filter(plain));
                    break;
                case EachNode each:
                    WriteEach(each, scope);
                    break;
                case IfNode choice:
                    Write(Holds(choice, scope) ? choice.Body : choice.Else, scope);
                    break;
            }
        }
    }

    void WriteEach(EachNode each, Scope scope)
    {
        if (each.Path.Find(scope) is not { ValueKind: JsonValueKind.Array } items || items.GetArrayLength() == 0)
        {
            Write(each.Else, scope);
            return;
        }

        var last = items.GetArrayLength() - 1;
        foreach (var (index, item) in items.EnumerateArray().Index())
            Write(each.Body, new Scope(item, index, index == last, scope));
    }

    static bool Holds(IfNode node, Scope scope) => node.EqualTo is { } wanted
        ? TextOf(node.Path, scope) == wanted
        : TextOf(node.Path, scope) is not ("" or "false" or "0");

    static string TextOf(TemplatePath path, Scope scope) => path.Names switch
    {
        ["@index"] => $"{scope.Index}",
        ["@number"] => $"{scope.Index + 1}",
        ["@first"] => scope.Index == 0 ? "true" : "false",
        ["@last"] => scope.IsLast ? "true" : "false",
        _ => path.Find(scope) is { } found ? TextOf(found) : "",
    };

    /// <summary>A list of texts stands with commas, an empty one is nothing, and what is larger stands as JSON.</summary>
    static string TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when element.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) => string.Join(", ", element.EnumerateArray().Select(e => e.GetString())),
        _ => element.GetRawText(),
    };

    void Print(string text)
    {
        characters += text.Length;
        if (characters > MaxCharacters)
            throw new UsageException($"The template {name} writes more than {MaxCharacters:N0} characters.");
        writer.Write(text);
    }
}
