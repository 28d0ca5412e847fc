namespace Plimsoll.Inventory.Python.Requirements;

/// <summary>One requirement: <c>name[extras] &lt;2,&gt;=1 ; marker</c> or <c>name @ URL ; marker</c>.</summary>
/// <remarks>PEP 508.</remarks>
/// <param name="Specifier">The versions that will do, without brackets; empty for any.</param>
/// <param name="Url">Where it is to be taken from, instead of a registry.</param>
/// <param name="Marker">The condition; empty for none.</param>
sealed record Requirement(string Name, string Specifier, string? Url, string Marker)
{
    /// <summary>The one version that will do; null where there are more.</summary>
    public string? Pinned
    {
        get
        {
            if (!Specifier.StartsWith("==", StringComparison.Ordinal) || Specifier.AsSpan().ContainsAny(',', '*'))
                return null;
            var version = Specifier.TrimStart('=').Trim();
            return version.Length > 0 && !version.Contains(' ', StringComparison.Ordinal) ? version : null;
        }
    }

    /// <summary>Whether it can ever hold in such a place, with no extras asked for.</summary>
    public bool MayHold(PythonPlace place) => Marker.Length == 0 || MarkerReader.Judge(Marker, place) != false;

    public static Requirement? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var end = text.IndexOfAnyExcept(NameCharacters);
        var name = end < 0 ? text : text[..end];
        if (name.IsEmpty || !char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1]))
            return null;
        var rest = end < 0 ? [] : text[end..].TrimStart();
        if (rest is ['[', ..])
        {
            var close = rest.IndexOf(']');
            if (close < 0)
                return null;
            rest = rest[(close + 1)..].TrimStart();
        }

        return rest is ['@', ..] ? FromUrl(name, rest[1..].TrimStart()) : FromVersions(name, rest);
    }

    static System.Buffers.SearchValues<char> NameCharacters { get; } = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    // A semicolon may stand in an address; before a marker comes a blank.
    static Requirement FromUrl(ReadOnlySpan<char> name, ReadOnlySpan<char> rest)
    {
        var mark = rest.IndexOf(" ;");
        return mark < 0
            ? new Requirement(name.ToString(), "", rest.TrimEnd().ToString(), "")
            : new Requirement(name.ToString(), "", rest[..mark].TrimEnd().ToString(), rest[(mark + 2)..].Trim().ToString());
    }

    static Requirement? FromVersions(ReadOnlySpan<char> name, ReadOnlySpan<char> rest)
    {
        var mark = rest.IndexOf(';');
        var specifier = (mark < 0 ? rest : rest[..mark]).Trim();
        if (specifier is ['(', .., ')'])
            specifier = specifier[1..^1].Trim();
        return specifier.IsEmpty || specifier.IndexOfAny("<>=!~") == 0
            ? new Requirement(name.ToString(), specifier.ToString(), null, mark < 0 ? "" : rest[(mark + 1)..].Trim().ToString())
            : null;
    }
}
