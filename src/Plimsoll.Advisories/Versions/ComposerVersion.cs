namespace Plimsoll.Advisories.Versions;

/// <summary>Composer's order: up to four numbers, a stability, and its number; branches (<c>dev-main</c>) come before all versions.</summary>
/// <remarks>
/// Composer normalises (<c>1.0 = 1.0.0.0</c>, <c>b = beta</c>, <c>1.x-dev</c> is the newest of 1) and then compares by PHP's <c>version_compare</c>:
/// unknown words &lt; dev &lt; alpha &lt; beta &lt; RC &lt; the release &lt; numbers &lt; patch.
/// </remarks>
sealed class ComposerVersion : IVersionScheme
{
    const int Release = 4;
    const int Number = 5;

    /// <summary>What stands for an <c>x</c>, and for every number after it.</summary>
    const string Wildcard = "9999999";

    public string Name => "composer";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = Bare(a);
        b = Bare(b);
        var (branchA, branchB) = (IsBranch(a), IsBranch(b));
        if (branchA || branchB)
            return branchA && branchB ? a.SequenceCompareTo(b) : branchB.CompareTo(branchA);
        var result = CompareRelease(ref a, ref b);
        while (result == 0 && (!a.IsEmpty || !b.IsEmpty))
        {
            var left = Take(ref a);
            var right = Take(ref b);
            var (rankA, rankB) = (Rank(left), Rank(right));
            if (rankA != rankB)
                return rankA.CompareTo(rankB);
            result = rankA == Number ? Epoch.CompareNumbers(left, right) : rankA < 0 ? Words.CompareIgnoringCase(left, right) : 0;
        }

        return result;
    }

    public bool IsValid(ReadOnlySpan<char> version)
    {
        version = Bare(version);
        if (IsBranch(version))
            return version.StartsWith("dev-", StringComparison.OrdinalIgnoreCase);
        TakeRelease(ref version, out _);
        while (!version.IsEmpty)
            if (Rank(Take(ref version)) < 0)
                return false;
        return true;
    }

    /// <summary>Without what does not count: a leading <c>v</c>, <c>@stability</c>, <c>+build</c> and <c> as alias</c>.</summary>
    static ReadOnlySpan<char> Bare(ReadOnlySpan<char> version)
    {
        version = Words.WithoutV(version);
        var end = version.StartsWith("dev-", StringComparison.OrdinalIgnoreCase) ? version.IndexOf(' ') : version.IndexOfAny(' ', '@', '+');
        return end < 0 ? version : version[..end];
    }

    static bool IsBranch(ReadOnlySpan<char> version) => version.IsEmpty || !char.IsAsciiDigit(version[0]);

    /// <summary>The numbers between dots; what one side lacks is 0, and after an <c>x</c> as high as can be.</summary>
    static int CompareRelease(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        var left = new DottedNumbers(TakeRelease(ref a, out var wildA));
        var right = new DottedNumbers(TakeRelease(ref b, out var wildB));
        for (var i = 0; i < 4 || !left.IsAtEnd || !right.IsAtEnd; i++)
        {
            var result = Epoch.CompareNumbers(Next(ref left, wildA && i < 4), Next(ref right, wildB && i < 4));
            if (result != 0)
                return result;
        }

        return 0;
    }

    static ReadOnlySpan<char> Next(scoped ref DottedNumbers numbers, bool isWild) => isWild && numbers.IsAtEnd ? Wildcard : numbers.Next();

    static ReadOnlySpan<char> TakeRelease(scoped ref ReadOnlySpan<char> version, out bool isWild)
    {
        var start = version;
        Words.TakeDigits(ref version);
        while (version is ['.', >= '0' and <= '9', ..])
        {
            version = version[1..];
            Words.TakeDigits(ref version);
        }

        var release = start[..(start.Length - version.Length)];
        isWild = version is ['.', 'x' or 'X' or '*', ..] && (version.Length == 2 || version[2] is '.' or '-');
        while (isWild && version is ['.', 'x' or 'X' or '*', ..])
            version = version[2..];
        return release;
    }

    /// <returns>Digits or letters; empty at the end.</returns>
    static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && !char.IsAsciiLetterOrDigit(text[0]))
            text = text[1..];
        var token = !text.IsEmpty && char.IsAsciiDigit(text[0]) ? Words.TakeDigits(ref text) : Words.TakeLetters(ref text);
        if (!Words.Are(token, "stable"))
            return token;

        // Composer drops this word with all that follows.
        text = "";
        return "";
    }

    static int Rank(ReadOnlySpan<char> token)
    {
        if (token.IsEmpty)
            return Release;
        if (char.IsAsciiDigit(token[0]))
            return Number;
        if (Words.Are(token, "dev"))
            return 0;
        if (Words.Are(token, "alpha") || Words.Are(token, "a"))
            return 1;
        if (Words.Are(token, "beta") || Words.Are(token, "b"))
            return 2;
        if (Words.Are(token, "rc"))
            return 3;
        return Words.Are(token, "patch") || Words.Are(token, "pl") || Words.Are(token, "p") ? 6 : -1;
    }
}
