namespace Plimsoll.Advisories.Versions;

/// <summary>An order for what follows no scheme that is known: numbers and words, however they are separated.</summary>
/// <remarks>Zeros at the end do not count. <c>1.0~x &lt; 1.0-dev &lt; 1.0-alpha &lt; 1.0-beta &lt; 1.0-rc1 &lt; 1.0 = 1.0.0 &lt; 1.0a &lt; 1.0.1</c>.</remarks>
sealed class GenericVersion : IVersionScheme
{
    static readonly string[] Unfinished = ["dev", "snapshot", "nightly", "alpha", "beta", "pre", "preview", "rc"];

    public string Name => "generic";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = Words.WithoutV(a);
        b = Words.WithoutV(b);
        while (!a.IsEmpty || !b.IsEmpty)
        {
            var left = Take(ref a);
            var right = Take(ref b);
            var (rankA, rankB) = (Rank(left), Rank(right));
            if (rankA != rankB)
                return rankA.CompareTo(rankB);
            var result = rankA == Number ? Epoch.CompareNumbers(left, right) : rankA == Word ? Words.CompareIgnoringCase(left, right) : 0;
            if (result != 0)
                return result;
        }

        return 0;
    }

    public bool IsValid(ReadOnlySpan<char> version) => version.ContainsAnyInRange('0', '9');

    static int Nothing => Unfinished.Length;

    static int Word => Nothing + 1;

    static int Number => Word + 1;

    /// <summary>A tilde, words of what is unfinished, nothing (and zero), other words, numbers.</summary>
    static int Rank(ReadOnlySpan<char> token)
    {
        if (!token.ContainsAnyExcept('0'))
            return Nothing;
        if (token is ['~'])
            return -1;
        if (char.IsAsciiDigit(token[0]))
            return Number;
        for (var i = 0; i < Unfinished.Length; i++)
            if (Words.Are(token, Unfinished[i]))
                return i;
        return Word;
    }

    static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && text[0] != '~' && !char.IsAsciiLetterOrDigit(text[0]))
            text = text[1..];
        if (text.IsEmpty)
            return "";
        if (text[0] == '~')
        {
            text = text[1..];
            return "~";
        }

        return char.IsAsciiDigit(text[0]) ? Words.TakeDigits(ref text) : Words.TakeLetters(ref text);
    }
}
