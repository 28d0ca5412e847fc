using System.Text;
using Plimsoll.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Cli;

/// <summary>Reads <c>plimsoll.yaml</c> from the parser's events: one mapping of names to texts or to lists of texts, and nothing else of YAML.</summary>
/// <remarks>Every scalar is a text, as on the command line. Anchors, aliases and nesting are refused where they stand; tags say nothing here.</remarks>
static class ConfigurationFile
{
    const int MaxNameLength = 100;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UsageException">It is of another form; the sentence names file and line.</exception>
    public static IReadOnlyList<ConfigurationEntry> Parse(byte[] content, string path)
    {
        Parser? parser = null;
        try
        {
            parser = new Parser(new StringReader(Strict.GetString(content).TrimStart('\uFEFF')));
            return Document(parser, path);
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path} is no text in UTF-8; write it as lines like \"fail-on: high\".");
        }
        // The parser loses its own state over a few malformed texts, such as a key in a list that spans lines, and refuses some tags in its own way.
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            throw Bad(path, (e as YamlException)?.Start ?? parser?.Current?.End ?? new Mark(), "this is not well-formed YAML; write lines like \"fail-on: high\"");
        }
    }

    static IReadOnlyList<ConfigurationEntry> Document(Parser parser, string path)
    {
        OrderedDictionary<string, ConfigurationEntry> entries = new(StringComparer.Ordinal);
        var documents = 0;
        var inMapping = false;
        while (parser.MoveNext())
            switch (parser.Current)
            {
                case DocumentStart start when ++documents > 1:
                    throw Bad(path, start.Start, "a second document begins here; keep one");
                case MappingStart mapping when !inMapping:
                    MustBePlain(mapping, path);
                    inMapping = true;
                    break;
                case Scalar key when inMapping:
                    entries.Add(key.Value, Entry(parser, key, entries, path));
                    break;
                // What a file of comments alone holds.
                case Scalar { Value: "" } nothing when !inMapping && nothing.Style == ScalarStyle.Plain:
                case MappingEnd or StreamStart or StreamEnd or DocumentStart or DocumentEnd or Comment:
                    break;
                case { } other:
                    throw Bad(path, other.Start, "a name and a value should stand here, as in \"fail-on: high\"");
            }

        return entries.Values;
    }

    static ConfigurationEntry Entry(Parser parser, Scalar key, OrderedDictionary<string, ConfigurationEntry> before, string path)
    {
        MustBePlain(key, path);
        if (key.Value.Length > MaxNameLength)
            throw Bad(path, key.Start, "this name is too long for a setting; write lines like \"fail-on: high\"");
        if (before.TryGetValue(key.Value, out var first))
            throw Bad(path, key.Start, $"'{key.Value}' is set on line {first.Line} already; remove one of the two");
        var value = Next(parser) switch
        {
            Scalar scalar => Text(scalar, path),
            SequenceStart list => List(parser, list, path),
            MappingStart mapping => throw Bad(path, mapping.Start, $"'{key.Value}' has settings below it; give it a value, or a list of values"),
            var other => throw Bad(path, other.Start, $"'{key.Value}' is given by an alias; write the value out"),
        };
        return value.Length > 0
            ? new ConfigurationEntry(key.Value, value, key.Start.Line)
            : throw Bad(path, key.Start, $"'{key.Value}' has no value; give it one or remove the line");
    }

    static string List(Parser parser, SequenceStart list, string path)
    {
        MustBePlain(list, path);
        List<string> values = [];
        while (Next(parser) is var item and not SequenceEnd)
            values.Add(item is Scalar scalar ? Text(scalar, path) : throw Bad(path, item.Start, "a list holds plain values only; write each out"));
        return string.Join(',', values);
    }

    static string Text(Scalar scalar, string path)
    {
        MustBePlain(scalar, path);
        if (scalar.Value.AsSpan().ContainsAnyInRange('\0', '\x1F'))
            throw Bad(path, scalar.Start, "this value has a line break or control character in it; keep it on one line");
        return scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" ? "" : scalar.Value;
    }

    static void MustBePlain(NodeEvent node, string path)
    {
        if (!node.Anchor.IsEmpty)
            throw Bad(path, node.Start, "anchors and aliases are not read here; write the value out");
    }

    static ParsingEvent Next(Parser parser)
    {
        while (parser.MoveNext())
            if (parser.Current is { } current and not Comment)
                return current;
        throw new YamlException("the text ends within a value");
    }

    static UsageException Bad(string path, Mark at, string what) => new($"{path}:{at.Line}: {what}.");
}
