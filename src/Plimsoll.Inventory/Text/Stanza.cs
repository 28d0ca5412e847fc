namespace Plimsoll.Inventory.Text;

/// <summary>One paragraph of a control file: <c>Name: value</c> lines, continued by lines that begin with a blank.</summary>
/// <remarks>deb-control(5), "Syntax of control files".</remarks>
readonly ref struct Stanza(ReadOnlySpan<byte> text)
{
    readonly ReadOnlySpan<byte> text = text;

    public Lines Lines => new(text);

    /// <summary>The first line of a field's value; empty where there is no such field. Names are compared as written.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name]
    {
        get
        {
            foreach (var line in Lines)
                if (line.Length > name.Length && line[name.Length] == (byte)':' && line.StartsWith(name))
                    return line[(name.Length + 1)..].Trim(" \t"u8);
            return [];
        }
    }

    /// <summary>Takes the next paragraph off <paramref name="rest"/>.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> rest, out Stanza stanza)
    {
        var start = rest.IndexOfAnyExcept("\r\n"u8);
        rest = start < 0 ? [] : rest[start..];
        if (rest.IsEmpty)
        {
            stanza = default;
            return false;
        }

        var at = 0;
        while (at < rest.Length)
        {
            var end = rest[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                at = rest.Length;
                break;
            }

            var isBlank = !rest.Slice(at, end).ContainsAnyExcept(" \t\r"u8);
            if (isBlank)
                break;
            at += end + 1;
        }

        stanza = new Stanza(rest[..at]);
        rest = rest[at..];

        // A line of blanks ends a paragraph too; it must not begin the next one.
        var line = rest.IndexOf((byte)'\n');
        rest = line < 0 ? [] : rest[(line + 1)..];
        return true;
    }
}
