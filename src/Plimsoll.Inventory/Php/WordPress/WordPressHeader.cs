using System.Text;
using Plimsoll.Core;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Php.WordPress;

/// <summary>What a plugin or a theme says of itself in the first comment of its file: <c>Plugin Name: …</c>, a line a field.</summary>
/// <remarks>WordPress, get_file_data(): the first 8 KiB count; a name stands in any case, behind blanks and the marks of comments.</remarks>
static class WordPressHeader
{
    const int Read = 8 * 1024;
    const string Opening = "<?php";

    /// <summary>The fields of these names, each as it stands first.</summary>
    public static Dictionary<string, string> Of(ReadOnlySpan<byte> file, IReadOnlyList<string> names, Limits limits)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = Encoding.UTF8.GetString(file[..Math.Min(file.Length, Read)]).Replace('\r', '\n');
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.TrimStart(" \t\uFEFF");
            if (line.StartsWith(Opening, StringComparison.OrdinalIgnoreCase))
                line = line[Opening.Length..];
            line = line.TrimStart(" \t/*#@");
            var colon = line.IndexOf(':');
            if (colon > 0 && Name(line[..colon], names) is { } name && BoundedText.Of(Value(line[(colon + 1)..]), limits) is { } value)
                fields.TryAdd(name, value);
        }

        return fields;
    }

    static string? Name(ReadOnlySpan<char> text, IReadOnlyList<string> names)
    {
        foreach (var name in names)
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase))
                return name;
        return null;
    }

    // The comment may end in the same line.
    static string Value(ReadOnlySpan<char> text)
    {
        foreach (var mark in (ReadOnlySpan<string>)["*/", "?>"])
            if (text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var end)
                text = text[..end];
        return text.Trim().ToString();
    }
}
