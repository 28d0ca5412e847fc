using System.Globalization;
using static Plimsoll.Advisories.Versions.Constraints.LowestPreRelease;

namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>Composer's constraints: <c>&gt;=5.0,&lt;5.1|^7</c>; a comma or a space means and, a bar or two mean or.</summary>
/// <remarks>
/// Composer's <c>VersionParser::parseConstraints</c>. <c>&lt;1.2</c> ends before 1.2's pre-releases, and <c>&gt;=1.2</c> begins with them, unless a stability is written.
/// Branches (<c>dev-main</c>) lie below no version: what has no lower end begins with the lowest numbered one.
/// </remarks>
static class ComposerConstraint
{
    const string Lowest = "0.0.0.0" + Composer;

    static readonly IVersionScheme Scheme = VersionSchemes.Composer;

    /// <returns>null where the text is no constraint.</returns>
    public static VersionSet? Parse(string text) =>
        ConstraintText.IsBounded(text) ? ConstraintText.Any(Scheme, text.Replace("||", "|", StringComparison.Ordinal).Split('|').Select(t => Together([t]))) : null;

    /// <summary>Constraints that hold together, as a branch of FriendsOfPHP lists them.</summary>
    public static VersionSet? Together(IEnumerable<string> texts) => ConstraintText.All(Scheme, texts.SelectMany(Parts));

    static IEnumerable<VersionSet?> Parts(string text)
    {
        if (!ConstraintText.IsBounded(text))
            return [null];
        List<VersionSet?> parts = [];
        for (var rest = text.AsSpan().Trim(", "); !rest.IsEmpty; rest = rest.TrimStart(", "))
        {
            var sign = ConstraintText.TakeOperator(ref rest);
            var version = TakeWord(ref rest);
            if (sign.Length == 0 && rest.TrimStart(' ') is ['-', ' ', .. var last])
            {
                rest = last.TrimStart(' ');
                parts.Add(Hyphen(version, TakeWord(ref rest)));
            }
            else
            {
                parts.Add(Comparison(sign, version));
            }
        }

        return parts.Count > 0 ? parts : [null];
    }

    /// <summary>Takes what is written up to a space or a comma. <c>1.2@beta</c> only says which stability an installer may take.</summary>
    static string TakeWord(scoped ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(' ', ',');
        var word = end < 0 ? text : text[..end];
        text = text[word.Length..];
        return (word.IndexOf('@') is >= 0 and var at ? word[..at] : word).ToString();
    }

    static VersionSet? Comparison(string sign, string version)
    {
        if (sign.Length == 0 && Wildcard(version) is { } open)
            return VersionSet.Of(Scheme, open);
        if (version.Length == 0 || !Scheme.IsValid(version) || version.Contains('*', StringComparison.Ordinal))
            return null;
        var isBranch = version.StartsWith("dev-", StringComparison.OrdinalIgnoreCase);
        if (sign is "!=" or "<>")
            return VersionSet.Of(Scheme, VersionSpan.Just(version)).Complement();
        var span = sign switch
        {
            "^" or "~" when isBranch => null,
            "^" => VersionSpan.Between(Unstable(version), Compatible(version) + Composer),
            "~" => VersionSpan.Between(Unstable(version), Next(version) + Composer),
            "<" or ">=" => ConstraintText.Compared(sign, isBranch ? version : Unstable(version)),
            _ => ConstraintText.Compared(sign, version),
        };
        return span is { } one ? VersionSet.Of(Scheme, one.From is null ? one with { From = Lowest, IncludesFrom = true } : one) : null;
    }

    /// <summary>Where no stability is written, the pre-releases are in.</summary>
    static string Unstable(string version) => HasStability(version) ? version : version + Composer;

    static bool HasStability(string version) => version.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen && hyphen + 1 < version.Length && char.IsAsciiLetter(version[hyphen + 1]);

    static VersionSet? Hyphen(string from, string to)
    {
        if (!Scheme.IsValid(from) || !Scheme.IsValid(to))
            return null;
        var isWhole = Numbers(to).Length >= 3 || HasStability(to);
        var end = isWhole ? VersionSpan.UpTo(to) : VersionSpan.Below(Raised(Numbers(to), Numbers(to).Length - 1) + Composer);
        return VersionSet.Of(Scheme, VersionSpan.AtLeast(Unstable(from))).Intersect(VersionSet.Of(Scheme, end));
    }

    /// <summary><c>*</c>, <c>1.*</c>, <c>1.2.x</c>; null for what has no open end.</summary>
    static VersionSpan? Wildcard(string version)
    {
        var start = Words.WithoutV(version).ToString();
        while (start is [.., '.', 'x' or 'X' or '*'])
            start = start[..^2];
        if (start is "*" or "x" or "X")
            return VersionSpan.All;
        var numbers = Numbers(start);
        return start.Length == Words.WithoutV(version).Length || numbers.Length == 0 || string.Join('.', numbers) != start
            ? null
            : VersionSpan.Between(start + Composer, Raised(numbers, numbers.Length - 1) + Composer);
    }

    /// <summary>The left-most number that is not zero stays; of zeros alone the last that is written.</summary>
    static string Compatible(string version)
    {
        var numbers = Numbers(version);
        var first = Array.FindIndex(numbers, n => n.Trim('0').Length > 0);
        return Raised(numbers, first < 0 ? Math.Min(numbers.Length, 3) - 1 : Math.Min(first, 2));
    }

    /// <summary>The last number that is written may rise; of one number alone, itself.</summary>
    static string Next(string version)
    {
        var numbers = Numbers(version);
        return Raised(numbers, Math.Max(numbers.Length - 2, 0));
    }

    static string Raised(string[] numbers, int at)
    {
        var raised = numbers[..(at + 1)];
        raised[at] = long.TryParse(raised[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue
            ? (number + 1).ToString(CultureInfo.InvariantCulture)
            : raised[at] + "0";
        return string.Join('.', raised);
    }

    static string[] Numbers(string version)
    {
        var rest = Words.WithoutV(version);
        List<string> numbers = [];
        while (Words.TakeDigits(ref rest) is { IsEmpty: false } digits)
        {
            numbers.Add(digits.ToString());
            if (rest is not ['.', >= '0' and <= '9', ..])
                break;
            rest = rest[1..];
        }

        return [.. numbers];
    }
}
