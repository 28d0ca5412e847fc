namespace Plimsoll.Advisories.Versions;

/// <summary>Semantic Versioning's identifiers between dots: numbers are compared as such and come before words; more identifiers beat fewer.</summary>
/// <remarks>Semantic Versioning 2.0.0, section 11.4.</remarks>
static class Identifiers
{
    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool ignoreCase = false)
    {
        var left = new DottedNumbers(a);
        var right = new DottedNumbers(b);
        while (!left.IsAtEnd && !right.IsAtEnd)
        {
            var result = CompareOne(left.Next(), right.Next(), ignoreCase);
            if (result != 0)
                return result;
        }

        return right.IsAtEnd.CompareTo(left.IsAtEnd);
    }

    public static int CompareOne(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool ignoreCase = false)
    {
        var (numberA, numberB) = (IsNumber(a), IsNumber(b));
        if (numberA && numberB)
            return Epoch.CompareNumbers(a, b);
        if (numberA != numberB)
            return numberA ? -1 : 1;
        return ignoreCase ? Words.CompareIgnoringCase(a, b) : a.SequenceCompareTo(b);
    }

    public static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether every identifier is letters, digits and hyphens, and none is empty.</summary>
    /// <param name="zeros">Whether a number may begin with a zero that means nothing.</param>
    public static bool AreValid(ReadOnlySpan<char> text, bool zeros = true)
    {
        foreach (var range in text.Split('.'))
            if (text[range].IsEmpty || text[range].ContainsAnyExcept(Words.LettersDigitsHyphen) || (!zeros && HasLeadingZero(text[range])))
                return false;
        return true;
    }

    static bool HasLeadingZero(ReadOnlySpan<char> text) => text is ['0', _, ..] && IsNumber(text);
}
