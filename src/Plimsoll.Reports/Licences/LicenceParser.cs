using System.Buffers;

namespace Plimsoll.Reports.Licences;

/// <summary>Reads SPDX licence expressions; operators in small letters too, as distributions write them.</summary>
/// <remarks>SPDX 2.3, annex D.</remarks>
sealed class LicenceParser(string text)
{
    // A field of a package can be as long and as deep as its maker likes: recursion must not follow it down.
    const int MaxLength = 4096;
    const int MaxDepth = 32;

    static readonly SearchValues<char> WordCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.+_");

    readonly List<string> tokens = [];
    readonly List<CustomLicence> custom = [];
    int at;

    /// <returns>Null where the text is no expression.</returns>
    public LicenceExpression? Read()
    {
        if (text.Length > MaxLength || !Tokenise())
            return null;
        var expression = Choice(0);
        return expression is null || at < tokens.Count ? null : new LicenceExpression(expression, custom, text);
    }

    bool Tokenise()
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is ' ' or '\t')
            {
                i++;
                continue;
            }

            var length = text[i] is '(' or ')' ? 1 : text.AsSpan(i).IndexOfAnyExcept(WordCharacters) is >= 0 and var end ? end : text.Length - i;
            if (length == 0)
                return false;
            tokens.Add(text.Substring(i, length));
            i += length;
        }

        return tokens.Count > 0;
    }

    string? Choice(int depth) => Chain("OR", () => Chain("AND", () => Term(depth)));

    string? Chain(string operation, Func<string?> part)
    {
        var all = part();
        while (all is not null && Takes(operation))
            all = part() is { } next ? $"{all} {operation} {next}" : null;
        return all;
    }

    string? Term(int depth)
    {
        if (!Takes("("))
            return at < tokens.Count && !IsOperator(tokens[at]) ? WithException(Licence(tokens[at++])) : null;
        if (depth == MaxDepth || Choice(depth + 1) is not { } inner || !Takes(")"))
            return null;
        return $"({inner})";
    }

    string? WithException(string licence)
    {
        if (!Takes("WITH"))
            return licence;
        return at < tokens.Count && SpdxIds.Exceptions.TryGetValue(tokens[at++], out var exception) ? $"{licence} WITH {exception}" : null;
    }

    string Licence(string word)
    {
        if (SpdxIds.Licences.TryGetValue(word, out var id))
            return id;
        if (word.EndsWith('+') && SpdxIds.Licences.TryGetValue(word[..^1], out id))
            return $"{id}+";
        var unknown = CustomLicence.IsId(word) ? new CustomLicence(word, word) : CustomLicence.Of(word);
        if (!custom.Contains(unknown))
            custom.Add(unknown);
        return unknown.Id;
    }

    bool Takes(string token)
    {
        if (at == tokens.Count || !tokens[at].Equals(token, StringComparison.OrdinalIgnoreCase))
            return false;
        at++;
        return true;
    }

    static bool IsOperator(string token) => token is "(" or ")" || token.ToUpperInvariant() is "AND" or "OR" or "WITH";
}
