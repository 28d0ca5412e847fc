using Plimsoll.Core;

namespace Plimsoll.Inventory.Text;

/// <summary>The lines of a file of sections, <c>[name]</c>, each trimmed, without blank lines and comments.</summary>
static class Sections
{
    /// <returns>Lines by section; of a section that stands twice, all.</returns>
    public static IReadOnlyDictionary<string, List<string>> Of(ReadOnlySpan<byte> bytes, Limits limits)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        var left = limits.MaxRecordsPerFile;
        foreach (var raw in new Lines(bytes))
        {
            if (left-- == 0)
                break;
            if (FieldText.Of(raw, limits) is not { } line || line[0] is '#' or ';')
                continue;
            if (line is ['[', .., ']'])
            {
                if (!sections.TryGetValue(line[1..^1], out current))
                    sections[line[1..^1]] = current = [];
            }
            else
            {
                current?.Add(line);
            }
        }

        return sections;
    }

    /// <summary>The value of <c>key=value</c> in a section.</summary>
    public static string? Value(this IReadOnlyDictionary<string, List<string>> sections, string section, string key)
    {
        foreach (var line in sections.TryGetValue(section, out var lines) ? lines : [])
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && line.AsSpan(0, equals).Trim().SequenceEqual(key))
                return line[(equals + 1)..].Trim() is { Length: > 0 } value ? value : null;
        return null;
    }
}
