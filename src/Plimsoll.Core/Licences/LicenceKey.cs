using System.Buffers;
using System.Text;

namespace Plimsoll.Core.Licences;

/// <summary>
/// What of a licence's name tells it from others, so that the ways of writing it meet: <c>Apache License, Version 2.0</c>, <c>apache-2</c> and
/// <c>Apache2</c> are <c>apache 2</c>; <c>GPLv2+</c> and <c>GPL (&gt;= 2.0)</c> are <c>gpl 2 +</c>.
/// </summary>
static class LicenceKey
{
    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Noise = new HashSet<string>(StringComparer.Ordinal)
    {
        "a", "gnu", "licence", "licenced", "licences", "license", "licensed", "licenses", "of", "terms", "the", "this", "under", "v", "ver", "vers", "version",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>Words in small letters and numbers, with a blank between; empty where the text has none that tell anything.</returns>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        var small = text.ToLowerInvariant().AsSpan();
        var isLater = small.Contains('>');
        while (!small.IsEmpty)
        {
            var c = small[0];
            var length = char.IsAsciiDigit(c) ? Run(small, Digits) : char.IsLetter(c) ? Letters(small) : 1;
            var word = small[..length];
            small = small[length..];
            if (c == '+')
                isLater = true;
            else if (char.IsAsciiDigit(c))
                Append(key, Number(word));
            else if (char.IsLetter(c) && WithoutMark(word, small) is var name && !Noise.Contains(name))
                Append(key, name);
        }

        return isLater && key.Length > 0 ? key.Append(" +").ToString() : key.ToString();
    }

    static int Run(ReadOnlySpan<char> text, SearchValues<char> of) => text.IndexOfAnyExcept(of) is >= 0 and var end ? end : text.Length;

    static int Letters(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
            length++;
        return length;
    }

    /// <summary>The v of GPLv2 belongs to the version.</summary>
    static ReadOnlySpan<char> WithoutMark(ReadOnlySpan<char> word, ReadOnlySpan<char> rest) =>
        word.Length > 1 && word[^1] == 'v' && !rest.IsEmpty && char.IsAsciiDigit(rest[0]) ? word[..^1] : word;

    /// <summary>2.0 is 2.</summary>
    static ReadOnlySpan<char> Number(ReadOnlySpan<char> digits)
    {
        digits = digits.TrimEnd('.');
        while (digits.EndsWith(".0", StringComparison.Ordinal))
            digits = digits[..^2];
        return digits;
    }

    static void Append(StringBuilder key, ReadOnlySpan<char> word)
    {
        if (key.Length > 0)
            key.Append(' ');
        key.Append(word);
    }
}
