using Plimsoll.Formats;

namespace Plimsoll.Inventory.OCaml;

/// <summary>A text of a field, and what stands in braces behind it: <c>"dune" {build &amp; >= "3.0"}</c>.</summary>
/// <param name="Version">Where the braces say <c>= "VERSION"</c> and name no other.</param>
/// <param name="Words">Bare words in the braces: <c>build</c>, <c>with-test</c>, <c>with-doc</c>, <c>dev</c>…</param>
sealed record OpamValue(string Text, string? Version, IReadOnlyList<string> Words);

/// <summary>What the fields of an opam file say, as far as they are texts and lists of texts. Nothing is evaluated.</summary>
/// <remarks>opam manual, "Package definitions".</remarks>
sealed class OpamFile
{
    const int MaxDepth = 64;
    const int MaxValues = 200_000;

    readonly Dictionary<string, List<OpamValue>> fields = new(StringComparer.Ordinal);
    int values;

    OpamFile()
    {
    }

    public IReadOnlyList<OpamValue> this[string field] => fields.TryGetValue(field, out var found) ? found : [];

    public string? One(string field) => this[field] is [var value] ? value.Text : null;

    /// <exception cref="MalformedDocumentException">It is none, or too large.</exception>
    public static OpamFile Parse(ReadOnlySpan<byte> bytes)
    {
        var (tokens, file) = (OpamTokens.Of(bytes), new OpamFile());
        string? word = null;
        List<OpamValue>? current = null;
        var depth = 0;
        for (var token = tokens.Next(); token.Kind != OpamTokenKind.End; token = tokens.Next())
        {
            if (token.Is('{'))
                file.ReadBraces(tokens, current);
            else if (token.Is('[') || token.Is('('))
                depth = depth < MaxDepth ? depth + 1 : throw new MalformedDocumentException($"it nests deeper than {MaxDepth} levels");
            else if (token.Is(']') || token.Is(')'))
                depth = depth > 0 ? depth - 1 : throw new MalformedDocumentException("it closes a bracket that is not open");
            else if (token.Is(':') && depth == 0 && word is not null)
                file.fields[word] = current = [];
            else if (token.Kind == OpamTokenKind.Text)
                file.Add(current, token.Text);
            word = token.Kind == OpamTokenKind.Word ? token.Text : null;
        }

        return depth == 0 ? file : throw new MalformedDocumentException("it ends within brackets");
    }

    void Add(List<OpamValue>? current, string text)
    {
        if (++values > MaxValues)
            throw new MalformedDocumentException($"it holds more than {MaxValues:N0} texts");
        current?.Add(new OpamValue(text, null, []));
    }

    /// <summary>Of the last value. A section (<c>url { … }</c>) has none before it, and is passed over.</summary>
    void ReadBraces(OpamTokens tokens, List<OpamValue>? current)
    {
        List<string> words = [];
        string? version = null;
        var (depth, isEqual) = (1, false);
        while (depth > 0)
        {
            var token = tokens.Next();
            if (token.Kind == OpamTokenKind.End || depth > MaxDepth)
                throw new MalformedDocumentException("it has braces without an end");
            depth += token.Is('{') ? 1 : token.Is('}') ? -1 : 0;
            if (token.Kind == OpamTokenKind.Word)
                words.Add(token.Text);
            else if (token.Kind == OpamTokenKind.Text && isEqual)
                version ??= token.Text;
            isEqual = token is { Kind: OpamTokenKind.Word, Text: "=" };
        }

        if (current is { Count: > 0 })
            current[^1] = current[^1] with { Version = version, Words = words };
    }
}
