namespace Plimsoll.Advisories.Versions;

/// <summary>A Python version taken apart.</summary>
/// <remarks>PEP 440, appendix B: <c>[epoch!]release[{a|b|rc}N][.postN][.devN][+local]</c> with all its spellings.</remarks>
ref struct Pep440Parts
{
    /// <summary>The longer of two that begin alike stands first.</summary>
    static readonly (string Word, int Phase)[] Phases = [("preview", 2), ("alpha", 0), ("beta", 1), ("pre", 2), ("rc", 2), ("a", 0), ("b", 1), ("c", 2)];

    static readonly string[] PostWords = ["post", "rev", "r"];

    ReadOnlySpan<char> rest;

    public ReadOnlySpan<char> Epoch { get; private set; }

    public ReadOnlySpan<char> Release { get; private set; }

    /// <summary>0 to 2 for alpha, beta and candidate; null for none.</summary>
    public int? Phase { get; private set; }

    public ReadOnlySpan<char> PhaseNumber { get; private set; }

    public bool IsPost { get; private set; }

    public ReadOnlySpan<char> PostNumber { get; private set; }

    public bool IsDev { get; private set; }

    public ReadOnlySpan<char> DevNumber { get; private set; }

    /// <summary>What follows <c>+</c>; empty for none.</summary>
    public ReadOnlySpan<char> Local { get; private set; }

    /// <returns>false where the text is no version by PEP 440.</returns>
    public static bool TryParse(ReadOnlySpan<char> version, out Pep440Parts parsed)
    {
        parsed = new Pep440Parts { rest = version.Trim() };
        if (parsed.rest is ['v' or 'V', ..])
            parsed.rest = parsed.rest[1..];
        if (!parsed.TakeRelease())
            return false;
        parsed.TakePhase();
        parsed.TakePost();
        parsed.TakeDev();
        return parsed.TakeLocal() && parsed.rest.IsEmpty;
    }

    bool TakeRelease()
    {
        var mark = rest.IndexOf('!');
        if (mark >= 0)
        {
            Epoch = rest[..mark];
            rest = rest[(mark + 1)..];
            if (!Identifiers.IsNumber(Epoch))
                return false;
        }

        var start = rest;
        if (Words.TakeDigits(ref rest).IsEmpty)
            return false;
        while (rest is ['.', >= '0' and <= '9', ..])
        {
            rest = rest[1..];
            Words.TakeDigits(ref rest);
        }

        Release = start[..(start.Length - rest.Length)];
        return true;
    }

    void TakePhase()
    {
        foreach (var (word, phase) in Phases)
            if (TryTake(word, out var number))
            {
                Phase = phase;
                PhaseNumber = number;
                return;
            }
    }

    void TakePost()
    {
        // "1.0-1" is "1.0.post1".
        if (rest is ['-', >= '0' and <= '9', ..])
        {
            rest = rest[1..];
            IsPost = true;
            PostNumber = Words.TakeDigits(ref rest);
            return;
        }

        foreach (var word in PostWords)
            if (TryTake(word, out var number))
            {
                IsPost = true;
                PostNumber = number;
                return;
            }
    }

    void TakeDev()
    {
        IsDev = TryTake("dev", out var number);
        DevNumber = number;
    }

    bool TakeLocal()
    {
        if (rest is not ['+', ..])
            return true;
        Local = rest[1..];
        rest = "";
        if (Local.IsEmpty)
            return false;
        foreach (var part in Local.SplitAny("-_."))
            if (Local[part].IsEmpty || Local[part].Contains('-') || Local[part].ContainsAnyExcept(Words.LettersDigitsHyphen))
                return false;
        return true;
    }

    /// <summary>A word, before and after which one separator may stand, and its number, which may be missing.</summary>
    bool TryTake(string word, out ReadOnlySpan<char> number)
    {
        number = "";
        var text = rest is ['.' or '-' or '_', ..] ? rest[1..] : rest;
        if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return false;
        rest = text[word.Length..];
        if (rest is ['.' or '-' or '_', ..])
            rest = rest[1..];
        number = Words.TakeDigits(ref rest);
        return true;
    }
}
