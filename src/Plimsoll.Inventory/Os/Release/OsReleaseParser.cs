using System.Text;
using Plimsoll.Core;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Os.Release;

/// <summary>Parses <c>NAME=value</c> lines as a shell would read them, without expansions.</summary>
static class OsReleaseParser
{
    const int MaxFields = 100;

    public static void Parse(ReadOnlySpan<byte> bytes, Limits limits, IDictionary<string, string> facts)
    {
        foreach (var line in new Lines(bytes))
        {
            if (facts.Count == MaxFields)
                return;
            var equals = line.IndexOf((byte)'=');
            if (equals <= 0 || line[0] == (byte)'#')
                continue;
            if (FieldText.Of(line[..equals], limits) is { } name && FieldText.Of(line[(equals + 1)..], limits) is { } value)
                facts[name] = Unquote(value);
        }
    }

    static string Unquote(string value)
    {
        var quote = value[0];
        if (quote == '\'')
            return value.Trim('\'');
        var text = new StringBuilder(value.Length);
        for (var i = quote == '"' ? 1 : 0; i < value.Length && !(quote == '"' && value[i] == '"'); i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
                i++;
            text.Append(value[i]);
        }

        return text.ToString();
    }
}
