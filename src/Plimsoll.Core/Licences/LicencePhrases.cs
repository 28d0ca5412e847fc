namespace Plimsoll.Core.Licences;

/// <summary>Reads what people write where an expression should stand: names in words, several of them, classes of PyPI, addresses. All of it must be known, else nothing is.</summary>
static class LicencePhrases
{
    const int MaxLength = 1024;
    const int MaxDepth = 8;

    /// <summary>Written as a <c>+</c> behind the version.</summary>
    static readonly string[] Later =
    [
        ", or (at your option) any later version", " or (at your option) any later version", ", or any later version", " or any later version", " (or any later version)", " or any newer version",
        " (or later)", ", or later versions", " or later versions", ", or later version", " or later version", ", or later", " or later", "-or-later", " or newer", " or above", " or greater", " or higher",
        " and later", " and newer", " and above", " onwards",
    ];

    static readonly string[] Choices = [" or ", "||", "|", "/"];
    static readonly string[] Sums = [" and ", "&&", "&", ";", ","];

    public static LicenceTerm? Read(string text)
    {
        if (text.Length > MaxLength || text.AsSpan().Count('(') != text.AsSpan().Count(')'))
            return null;
        var phrase = text.Trim().ToLowerInvariant();
        if (LicenceAddresses.IsOne(phrase))
            return LicenceAddresses.Read(text.Trim());
        if (phrase.StartsWith("license ::", StringComparison.Ordinal))
            phrase = phrase[(phrase.LastIndexOf("::", StringComparison.Ordinal) + 2)..];
        foreach (var words in Later)
            phrase = phrase.Replace(words, "+", StringComparison.Ordinal);
        phrase = phrase.Replace("and/or", "or", StringComparison.Ordinal).Replace(", version", " version", StringComparison.Ordinal).Replace(", v", " v", StringComparison.Ordinal)
            .Replace("mit/x11", "mit", StringComparison.Ordinal).Replace("zlib/libpng", "zlib", StringComparison.Ordinal)
            .Replace("+ file license", "", StringComparison.Ordinal).Replace("| file license", "", StringComparison.Ordinal);
        return Part(phrase, 0);
    }

    static LicenceTerm? Part(string phrase, int depth)
    {
        phrase = phrase.Trim(' ', '\t', '.', ',', '"', '\'');
        if (phrase.Length == 0 || depth == MaxDepth)
            return null;
        if (Aliases.Of(phrase) is { } known)
            return known;
        return Expression(phrase) ?? Several(phrase, Choices, depth) ?? Several(phrase, Sums, depth) ?? Bracketed(phrase, depth);
    }

    static LicenceTerm? Expression(string phrase) => new LicenceParser(phrase, Aliases.Of).Read() is { Custom.Count: 0 } read ? read.Term : null;

    static LicenceTerm? Several(string phrase, string[] separators, int depth)
    {
        List<LicenceTerm> parts = [];
        foreach (var text in Split(phrase, separators))
        {
            if (text.Length == phrase.Length || Part(text, depth + 1) is not { } part)
                return null;
            if (!parts.Contains(part))
                parts.Add(part);
        }

        return LicenceTerm.Joined(parts, ReferenceEquals(separators, Choices));
    }

    /// <summary>At the separators that stand in no brackets.</summary>
    static List<string> Split(string phrase, string[] separators)
    {
        List<string> parts = [];
        var (start, open) = (0, 0);
        for (var i = 0; i < phrase.Length; i++)
        {
            open += phrase[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (open != 0 || Array.Find(separators, s => string.CompareOrdinal(phrase, i, s, 0, s.Length) == 0) is not { } separator)
                continue;
            parts.Add(phrase[start..i]);
            start = i + separator.Length;
            i = start - 1;
        }

        parts.Add(phrase[start..]);
        return parts;
    }

    /// <summary>"MIT License (MIT)", "Apache License 2.0 (the License)": what stands in brackets behind one licence, or before them, where that says nothing.</summary>
    static LicenceTerm? Bracketed(string phrase, int depth)
    {
        var open = phrase.LastIndexOf('(');
        if (open < 0 || !phrase.EndsWith(')') || Split(phrase[..open], Choices).Count > 1 || Split(phrase[..open], Sums).Count > 1)
            return null;
        return Part(phrase[(open + 1)..^1], depth + 1) ?? Part(phrase[..open], depth + 1);
    }
}
