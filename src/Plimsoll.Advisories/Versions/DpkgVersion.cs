namespace Plimsoll.Advisories.Versions;

/// <summary>Debian's order: <c>[epoch:]upstream[-revision]</c>.</summary>
/// <remarks>deb-version(7), "Sorting algorithm".</remarks>
sealed class DpkgVersion : IVersionScheme
{
    public string Name => "dpkg";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var epoch = Epoch.CompareNumbers(Epoch.Split(a.Trim(), out a), Epoch.Split(b.Trim(), out b));
        if (epoch != 0)
            return epoch;
        var (dashA, dashB) = (a.LastIndexOf('-'), b.LastIndexOf('-'));
        var upstream = CompareParts(dashA < 0 ? a : a[..dashA], dashB < 0 ? b : b[..dashB]);
        return upstream != 0 ? upstream : CompareParts(dashA < 0 ? "" : a[(dashA + 1)..], dashB < 0 ? "" : b[(dashB + 1)..]);
    }

    public bool IsValid(ReadOnlySpan<char> version)
    {
        Epoch.Split(version.Trim(), out var rest);
        return !rest.IsEmpty && char.IsAsciiDigit(rest[0]) && !rest.ContainsAnyExcept(Allowed);
    }

    static System.Buffers.SearchValues<char> Allowed { get; } =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-~:");

    /// <summary>Alternates between what is no digit, compared by weight, and digits, compared as numbers.</summary>
    static int CompareParts(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (!a.IsEmpty || !b.IsEmpty)
        {
            while (IsNonDigit(a) || IsNonDigit(b))
            {
                var (weightA, weightB) = (Weight(a), Weight(b));
                if (weightA != weightB)
                    return weightA.CompareTo(weightB);
                a = a[1..];
                b = b[1..];
            }

            var numbers = Epoch.CompareNumbers(TakeDigits(ref a), TakeDigits(ref b));
            if (numbers != 0)
                return numbers;
        }

        return 0;
    }

    static bool IsNonDigit(ReadOnlySpan<char> text) => !text.IsEmpty && !char.IsAsciiDigit(text[0]);

    /// <summary>A tilde sorts before the end, letters before everything else.</summary>
    static int Weight(ReadOnlySpan<char> text) => text.IsEmpty || char.IsAsciiDigit(text[0]) ? 0 : text[0] switch
    {
        '~' => -1,
        var c when char.IsAsciiLetter(c) => c,
        var c => c + 0x10000,
    };

    static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits;
    }
}
