using System.Buffers;

namespace Plimsoll.Advisories.Versions;

/// <summary>What several schemes do with letters.</summary>
static class Words
{
    public static SearchValues<char> LettersDigitsHyphen { get; } =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>By code point of the lower-case form, as the tools do; .NET's own comparison that ignores case goes by the upper-case form, where <c>_</c> is elsewhere.</summary>
    public static int CompareIgnoringCase(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            var result = char.ToLowerInvariant(a[i]).CompareTo(char.ToLowerInvariant(b[i]));
            if (result != 0)
                return result;
        }

        return a.Length.CompareTo(b.Length);
    }

    public static bool Are(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the digits that the text begins with; there may be none.</summary>
    public static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits;
    }

    public static ReadOnlySpan<char> TakeLetters(scoped ref ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        var letters = text[..end];
        text = text[end..];
        return letters;
    }

    /// <summary>Without one leading <c>v</c> that stands before a digit.</summary>
    public static ReadOnlySpan<char> WithoutV(ReadOnlySpan<char> version)
    {
        version = version.Trim();
        return version.Length > 1 && version[0] is ('v' or 'V') && char.IsAsciiDigit(version[1]) ? version[1..] : version;
    }
}
