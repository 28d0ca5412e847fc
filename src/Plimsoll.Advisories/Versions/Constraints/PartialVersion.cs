using System.Globalization;

namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>A semantic version of which the end may be missing or stand open: <c>1</c>, <c>1.2</c>, <c>1.x</c>, <c>1.2.*</c>, <c>1.2.3-rc.1</c>.</summary>
/// <param name="Major">null where it stands open, and with it all that follows.</param>
readonly record struct PartialVersion(long? Major, long? Minor, long? Patch, string PreRelease)
{
    /// <summary>Numbers beyond this are refused, as npm refuses them: 2^53 - 1.</summary>
    const long Largest = 9_007_199_254_740_991;

    public bool IsFull => Patch is not null;

    /// <summary>The least version that it may mean, without a pre-release.</summary>
    public string Core => Text(Major ?? 0, Minor ?? 0, Patch ?? 0);

    public string Whole => PreRelease.Length > 0 ? $"{Core}-{PreRelease}" : Core;

    public string NextMajor => Text((Major ?? 0) + 1, 0, 0);

    public string NextMinor => Text(Major ?? 0, (Minor ?? 0) + 1, 0);

    public string NextPatch => Text(Major ?? 0, Minor ?? 0, (Patch ?? 0) + 1);

    /// <summary>The end of what a version that is open at its end covers.</summary>
    public string End => Minor is null ? NextMajor : NextMinor;

    /// <summary>The end of what is compatible: the left-most number that is not zero stays.</summary>
    public string CompatibleEnd
    {
        get
        {
            if (Major != 0 || Minor is null)
                return NextMajor;
            return Minor != 0 || Patch is null ? NextMinor : NextPatch;
        }
    }

    /// <summary>Reads a version, or an <c>x</c>, <c>X</c> or <c>*</c> in place of a number; build metadata is left out.</summary>
    public static PartialVersion? Parse(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("=v ");
        var plus = text.IndexOf('+');
        if (plus >= 0)
            text = text[..plus];
        var numbers = new long?[3];
        var open = false;
        var count = 0;
        while (count < numbers.Length)
        {
            if (Take(ref text, out var number) is false)
                return null;
            open |= number is null;
            numbers[count++] = open ? null : number;
            if (text is not ['.', ..] || count == numbers.Length)
                break;
            text = text[1..];
        }

        // A dot that nothing follows was taken, or a fourth number stands there.
        if (count == 0 || text is ['.', ..])
            return null;
        if (text.IsEmpty)
            return new PartialVersion(numbers[0], numbers[1], numbers[2], "");

        // npm's loose form leaves the hyphen out.
        text = text is ['-', ..] ? text[1..] : text;
        return numbers[2] is not null || open ? Identifiers.AreValid(text) ? new PartialVersion(numbers[0], numbers[1], numbers[2], open ? "" : text.ToString()) : null : null;
    }

    static bool Take(ref ReadOnlySpan<char> text, out long? number)
    {
        number = null;
        if (text is ['x' or 'X' or '*', ..])
        {
            text = text[1..];
            return true;
        }

        var digits = Words.TakeDigits(ref text);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > Largest)
            return false;
        number = value;
        return true;
    }

    static string Text(long major, long minor, long patch) => string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{patch}");
}
