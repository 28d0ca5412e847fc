using System.Text.Json;
using Plimsoll.Testing.Schemas;

namespace Plimsoll.Testing;

/// <summary>Checks a document against a JSON schema: the parts of drafts 7 to 2020-12 that our schemas and the official ones of the formats we write use.</summary>
/// <param name="root">The schema.</param>
/// <param name="others">Schemas that it refers to, by their file names.</param>
public sealed class JsonSchema(JsonElement root, IReadOnlyDictionary<string, JsonElement>? others = null)
{
    // Left alone on purpose: they say nothing of what conforms.
    static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "id", "$comment", "$defs", "definitions", "title", "description", "examples", "default", "deprecated", "meta:enum", "additionalItems",
        "$ref", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "const", "enum", "type", "required", "properties", "patternProperties", "additionalProperties", "unevaluatedProperties",
        "items", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "format", "minimum", "maximum",
    };

    /// <returns>A line a breach; empty where the document conforms.</returns>
    public IReadOnlyList<string> Check(JsonElement document)
    {
        List<string> problems = [];
        Conforms(document, new SchemaNode(root, root), "$", problems, []);
        return problems;
    }

    /// <param name="evaluated">Takes the properties that some part of the schema has spoken of.</param>
    bool Conforms(JsonElement value, SchemaNode node, string at, List<string> problems, HashSet<string> evaluated)
    {
        var before = problems.Count;
        if (node.Schema.ValueKind is JsonValueKind.True)
            return true;
        if (node.Schema.ValueKind is JsonValueKind.False)
        {
            problems.Add($"{at} must not be there");
            return false;
        }

        foreach (var keyword in node.Schema.EnumerateObject())
            if (!Known.Contains(keyword.Name))
                throw new InvalidOperationException($"The schema uses '{keyword.Name}', which this check does not know.");
        if (node.Get("$ref") is { } reference)
            Conforms(value, Resolve(reference.Schema.GetString()!, node), at, problems, evaluated);
        CheckBranches(value, node, at, problems, evaluated);
        problems.AddRange(ValueRules.Problems(value, node.Schema).Select(p => $"{at} {p}"));
        if (value.ValueKind == JsonValueKind.Object)
            CheckObject(value, node, at, problems, evaluated);
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var (index, item) in value.EnumerateArray().Index())
                if (ItemSchema(node, index) is { } schema)
                    Conforms(item, schema, $"{at}[{index}]", problems, []);
        return problems.Count == before;
    }

    /// <summary>A schema for all items; or, as drafts up to 2019-09 have it, a list of one for each place and one for those beyond.</summary>
    static SchemaNode? ItemSchema(SchemaNode node, int index) => node.Get("items") switch
    {
        { Schema.ValueKind: JsonValueKind.Array } places => index < places.Schema.GetArrayLength() ? new SchemaNode(places.Schema[index], node.Root) : node.Get("additionalItems"),
        var all => all,
    };

    void CheckBranches(JsonElement value, SchemaNode node, string at, List<string> problems, HashSet<string> evaluated)
    {
        foreach (var part in node.List("allOf"))
            Conforms(value, part, at, problems, evaluated);
        foreach (var (name, exactlyOne) in (ReadOnlySpan<(string, bool)>)[("anyOf", false), ("oneOf", true)])
            if (node.Get(name) is not null)
                CheckChoice(value, node.List(name), exactlyOne, at, problems, evaluated);
        if (node.Get("not") is { } not && Conforms(value, not, at, [], []))
            problems.Add($"{at} is what it must not be");
        if (node.Get("if") is { } condition)
        {
            HashSet<string> seen = [];
            var holds = Conforms(value, condition, at, [], seen);
            if (holds)
                evaluated.UnionWith(seen);
            if (node.Get(holds ? "then" : "else") is { } branch)
                Conforms(value, branch, at, problems, evaluated);
        }
    }

    void CheckChoice(JsonElement value, IEnumerable<SchemaNode> choices, bool exactlyOne, string at, List<string> problems, HashSet<string> evaluated)
    {
        var fitting = 0;
        List<string> nearest = [];
        foreach (var choice in choices)
        {
            List<string> why = [];
            HashSet<string> seen = [];
            if (Conforms(value, choice, at, why, seen))
            {
                fitting++;
                evaluated.UnionWith(seen);
            }
            else if (nearest.Count == 0 || why.Count < nearest.Count)
            {
                nearest = why;
            }
        }

        if (fitting == 0)
            problems.Add($"{at} fits none of its forms: {string.Join("; ", nearest)}");
        else if (exactlyOne && fitting > 1)
            problems.Add($"{at} fits {fitting} forms, and may fit one");
    }

    void CheckObject(JsonElement value, SchemaNode node, string at, List<string> problems, HashSet<string> evaluated)
    {
        if (node.Get("required") is { } required)
            foreach (var name in required.Schema.EnumerateArray())
                if (!value.TryGetProperty(name.GetString()!, out _))
                    problems.Add($"{at} lacks {name.GetString()}");
        var (properties, patterns, additional) = (node.Get("properties"), node.Get("patternProperties"), node.Get("additionalProperties"));
        foreach (var property in value.EnumerateObject())
        {
            var inner = new List<SchemaNode>();
            if (properties?.Get(property.Name) is { } named)
                inner.Add(named);
            if (patterns is { } all)
                inner.AddRange(all.Schema.EnumerateObject().Where(p => ValueRules.Matches(property.Name, p.Name)).Select(p => new SchemaNode(p.Value, node.Root)));
            if (inner.Count == 0 && additional is { } rest)
                inner.Add(rest);
            if (inner.Count > 0)
                evaluated.Add(property.Name);
            foreach (var schema in inner)
                Conforms(property.Value, schema, $"{at}.{property.Name}", problems, []);
        }

        if (node.Get("unevaluatedProperties") is { } unevaluated)
            foreach (var property in value.EnumerateObject().Where(p => !evaluated.Contains(p.Name)))
                Conforms(property.Value, unevaluated, $"{at}.{property.Name}", problems, []);
    }

    SchemaNode Resolve(string reference, SchemaNode from)
    {
        var (file, pointer) = reference.Split('#', 2) is [var name, var path] ? (name, path) : (reference, "");
        var target = file.Length == 0 ? from.Root : others is not null && others.TryGetValue(file, out var other) ? other : throw new InvalidOperationException($"The schema refers to {file}, which was not given.");
        var found = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(target, (element, part) => element.GetProperty(part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));
        return new SchemaNode(found, target);
    }
}
