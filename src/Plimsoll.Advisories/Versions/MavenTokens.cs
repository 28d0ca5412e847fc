namespace Plimsoll.Advisories.Versions;

/// <summary>Walks a Maven version without what means nothing: zeros, <c>ga</c>, <c>final</c> and <c>release</c> at the end and before each hyphen.</summary>
ref struct MavenTokens(ReadOnlySpan<char> version)
{
    /// <summary>In order; the empty one is the release itself.</summary>
    static readonly string[] Qualifiers = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];

    const int Release = 5;
    const int OtherWord = 7;
    const int NumberAfterHyphen = 8;
    const int NumberAfterDot = 9;

    ReadOnlySpan<char> rest = version.Trim();
    bool hasBegun;
    int keep;

    public ReadOnlySpan<char> Text { get; private set; } = "";

    /// <summary>Orders tokens of different kinds: known words, nothing, other words, numbers after a hyphen, numbers after a dot.</summary>
    public int Place { get; private set; } = Release;

    public readonly bool IsNumber => Place >= NumberAfterHyphen;

    /// <summary>The text where only it tells words apart.</summary>
    public readonly ReadOnlySpan<char> Unknown => Place == OtherWord ? Text : "";

    readonly bool IsNothing => Place == Release || (IsNumber && !Text.ContainsAnyExcept('0'));

    /// <returns>false at the end, where <see cref="Place"/> is that of nothing.</returns>
    public bool Next()
    {
        while (Read())
        {
            if (keep > 0)
                keep--;
            else if (IsNothing && !HasMoreBeforeHyphen())
                continue;
            return true;
        }

        (Place, keep) = (Release, 0);
        Text = "";
        return false;
    }

    /// <summary>Whether a number that means something follows before the next hyphen. If so nothing is left out until then; if not, what lies between is passed.</summary>
    bool HasMoreBeforeHyphen()
    {
        var ahead = this;
        var count = 0;
        var nothing = ahead;
        while (ahead.Read() && ahead.Place == NumberAfterDot)
        {
            count++;
            if (!ahead.IsNothing)
            {
                keep = count;
                return true;
            }

            nothing = ahead;
        }

        this = nothing;
        return false;
    }

    bool Read()
    {
        if (rest.IsEmpty)
            return false;
        var afterDot = !hasBegun;
        if (hasBegun && rest[0] is ('.' or '-'))
        {
            afterDot = rest[0] == '.';
            rest = rest[1..];
        }

        hasBegun = true;
        Text = Words.TakeDigits(ref rest);
        Place = afterDot ? NumberAfterDot : NumberAfterHyphen;

        // Nothing between two separators is a zero.
        if (!Text.IsEmpty || rest.IsEmpty || rest[0] is '.' or '-')
            return true;
        Text = rest[..Length(rest)];
        rest = rest[Text.Length..];
        Place = PlaceOf(Text, rest is [>= '0' and <= '9', ..]);
        return true;
    }

    static int Length(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(Ends);
        return end < 0 ? text.Length : end;
    }

    static System.Buffers.SearchValues<char> Ends { get; } = System.Buffers.SearchValues.Create(".-0123456789");

    static int PlaceOf(ReadOnlySpan<char> word, bool beforeDigit)
    {
        for (var i = 0; i < Qualifiers.Length; i++)
            if (Words.Are(word, Qualifiers[i]) || (beforeDigit && i < 3 && word.Length == 1 && char.ToLowerInvariant(word[0]) == Qualifiers[i][0]))
                return i;
        if (Words.Are(word, "cr"))
            return 3;
        return Words.Are(word, "ga") || Words.Are(word, "final") || Words.Are(word, "release") ? Release : OtherWord;
    }
}
