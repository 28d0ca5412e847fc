using System.Buffers;

namespace Plimsoll.Core.Licences;

/// <summary>Reads SPDX licence expressions; operators in small letters too, as distributions write them.</summary>
/// <param name="alias">What a word stands for that the list does not hold; null for nothing known.</param>
/// <remarks>SPDX 2.3, annex D.</remarks>
sealed class LicenceParser(string text, Func<string, LicenceTerm?> alias)
{
    // A field of a package can be as long and as deep as its maker likes: recursion must not follow it down.
    public const int MaxLength = 4096;
    const int MaxDepth = 32;

    static readonly SearchValues<char> WordCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.+_");

    readonly List<string> tokens = [];
    readonly List<CustomLicence> custom = [];
    int at;

    /// <summary>Whether a word was read that stands for nothing known.</summary>
    public bool HasStranger { get; private set; }

    /// <summary>A term that this house wrote itself.</summary>
    public static LicenceTerm Own(string text) => new LicenceParser(text, _ => null).Read()?.Term ?? throw new InvalidOperationException($"'{text}' is no expression.");

    /// <returns>Null where the text is no expression.</returns>
    public LicenceExpression? Read()
    {
        if (text.Length > MaxLength || !Tokenise())
            return null;
        var term = Chain("OR", 0);
        return term is null || at < tokens.Count ? null : new LicenceExpression(term, custom, text);
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

    LicenceTerm? Chain(string operation, int depth)
    {
        List<LicenceTerm> parts = [];
        do
        {
            if ((operation == "OR" ? Chain("AND", depth) : Term(depth)) is not { } part)
                return null;
            parts.Add(part);
        }
        while (Takes(operation));
        return LicenceTerm.Joined(parts, operation == "OR");
    }

    LicenceTerm? Term(int depth)
    {
        if (!Takes("("))
            return at < tokens.Count && !IsOperator(tokens[at]) ? WithException(Licence(tokens[at++])) : null;
        return depth < MaxDepth && Chain("OR", depth + 1) is { } inner && Takes(")") ? inner : null;
    }

    LicenceTerm? WithException(LicenceTerm licence)
    {
        if (!Takes("WITH"))
            return licence;
        return at < tokens.Count && SpdxIds.Exceptions.TryGetValue(tokens[at++], out var exception) && licence is NamedLicence { Exception: null } named
            ? named with { Exception = exception } : null;
    }

    LicenceTerm Licence(string word)
    {
        if (SpdxIds.Licences.TryGetValue(word, out var id))
            return DeprecatedIds.Current(id) ?? new NamedLicence(id);
        if (word.EndsWith('+') && SpdxIds.Licences.TryGetValue(word[..^1], out id))
            return id.EndsWith("-or-later", StringComparison.Ordinal) ? new NamedLicence(id) : DeprecatedIds.Later(id) ?? new NamedLicence(id, OrLater: true);
        var unknown = CustomLicence.IsId(word) ? new CustomLicence(word, word) : CustomLicence.Of(word);
        var known = alias(word);
        HasStranger |= known is null && !unknown.Id.Equals(word, StringComparison.Ordinal);
        var term = known ?? new NamedLicence(unknown.Id);
        foreach (var name in term.Names)
            if (name.IsCustom && !custom.Exists(c => c.Id == name.Id))
                custom.Add(new CustomLicence(name.Id, word));
        return term;
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
