using System.Buffers;
using System.Text;

namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>The first line of a <c>License</c> field as an SPDX expression.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Names">The licences that it is made of, each with its exception.</param>
/// <remarks>
/// copyright-format 1.0, section 7.2: <c>and</c> binds closer than <c>or</c>, as in SPDX, but a comma before either parts what is left of it from
/// what is right. A comma alone, which the format does not know, is read as <c>and</c>.
/// </remarks>
sealed record LicenceExpression(string Text, IReadOnlyCollection<string> Names)
{
    /// <summary>"Apache License version 2"; what is longer is a sentence.</summary>
    const int MaxWordsOfName = 4;

    static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    /// <summary>Words of sentences: the licence's own text, where its name should be.</summary>
    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Prose =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a", "any", "are", "as", "by", "for", "in", "is", "its", "of", "the", "this", "to", "you" }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Null where it is no expression: empty, or a sentence.</summary>
    public static LicenceExpression? TryParse(ReadOnlySpan<char> synopsis)
    {
        var whole = "";
        var wholeIsChoice = false;
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var range in synopsis.Split(','))
        {
            var part = synopsis[range].Trim();
            if (part.IsEmpty)
                continue;
            var isOr = OperatorAt(ref part) == "OR";
            if (!TryJoin(part, names, out var text, out var isChoice))
                return null;
            if (whole.Length == 0)
                (whole, wholeIsChoice) = (text, isChoice);
            else if (isOr)
                (whole, wholeIsChoice) = ($"{whole} OR {text}", true);
            else
                (whole, wholeIsChoice) = ($"{Grouped(whole, wholeIsChoice)} AND {Grouped(text, isChoice)}", false);
        }

        return whole.Length == 0 ? null : new LicenceExpression(whole, names);
    }

    static string Grouped(string text, bool isChoice) => isChoice ? $"({text})" : text;

    /// <summary>Names joined by <c>and</c> and <c>or</c>, between two commas.</summary>
    static bool TryJoin(ReadOnlySpan<char> rest, HashSet<string> names, out string text, out bool isChoice)
    {
        var joined = new StringBuilder();
        isChoice = false;
        text = "";
        while (TryTakeName(ref rest, out var name))
        {
            names.Add(name);
            joined.Append(name);
            if (rest.IsEmpty)
            {
                text = joined.ToString();
                return true;
            }

            var joint = OperatorAt(ref rest);
            isChoice |= joint == "OR";
            joined.Append(' ').Append(joint).Append(' ');
        }

        return false;
    }

    /// <summary>Takes the operator that <paramref name="rest"/> begins with.</summary>
    static string? OperatorAt(ref ReadOnlySpan<char> rest)
    {
        var after = rest;
        var found = OperatorOf(Word(ref after));
        if (found is not null)
            rest = after;
        return found;
    }

    static string? OperatorOf(ReadOnlySpan<char> word) => word switch
    {
        "and" or "AND" or "And" or "&" => "AND",
        "or" or "OR" or "Or" or "and/or" or "|" => "OR",
        _ => null,
    };

    /// <summary>Takes a licence up to the next operator: <c>GPL-2+</c>, <c>GPL-2 or later</c>, <c>GPL-2+ with OpenSSL exception</c>.</summary>
    static bool TryTakeName(ref ReadOnlySpan<char> rest, out string name)
    {
        var licence = new StringBuilder();
        StringBuilder? exception = null;
        var words = 0;
        name = "";
        while (!rest.IsEmpty)
        {
            var after = rest;
            var word = Word(ref after);
            if (OperatorOf(word) is { } joint && !(joint == "OR" && TakesLater(ref after, licence)))
                break;
            rest = after;
            if (OperatorOf(word) is not null || IsNoise(word, words))
                continue;
            if (Prose.Contains(word) || ++words > (exception is null ? MaxWordsOfName : 2 * MaxWordsOfName))
                return false;
            if (exception is null && words > 1 && word.Equals("with", StringComparison.OrdinalIgnoreCase))
                exception = new StringBuilder();
            else
                Append(exception ?? licence, word);
        }

        if (licence.Length > 0)
            name = exception is null ? ShortNames.Spdx(licence.ToString()) : Exceptions.Spdx(ShortNames.Spdx(licence.ToString()), exception.ToString());
        return name.Length > 0;
    }

    /// <summary>"or later [version]" is no choice between two licences.</summary>
    static bool TakesLater(ref ReadOnlySpan<char> rest, StringBuilder licence)
    {
        var after = rest;
        if (!Word(ref after).Equals("later", StringComparison.OrdinalIgnoreCase))
            return false;
        rest = after;
        if (Word(ref after).StartsWith("version", StringComparison.OrdinalIgnoreCase))
            rest = after;
        licence.Append('+');
        return true;
    }

    /// <summary>Words that stand beside names and mean nothing.</summary>
    static bool IsNoise(ReadOnlySpan<char> word, int words) =>
        words > 0 && (word.StartsWith("exception", StringComparison.OrdinalIgnoreCase) || word.Equals("license", StringComparison.OrdinalIgnoreCase) || word.Equals("licence", StringComparison.OrdinalIgnoreCase));

    static void Append(StringBuilder text, ReadOnlySpan<char> word)
    {
        if (text.Length > 0)
            text.Append('-');
        text.Append(word);
    }

    static ReadOnlySpan<char> Word(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(Blanks);
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[end..].TrimStart(" \t");
        return word;
    }
}
