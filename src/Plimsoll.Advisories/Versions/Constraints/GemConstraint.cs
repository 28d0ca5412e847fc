using System.Globalization;
using System.Numerics;

namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>RubyGems' requirements: comparisons between commas, all of which hold; <c>~&gt; 2.3.1</c> is at least 2.3.1 and before 2.4 with all its pre-releases.</summary>
/// <remarks><c>Gem::Requirement</c>.</remarks>
static class GemConstraint
{
    static readonly IVersionScheme Scheme = VersionSchemes.RubyGems;

    /// <returns>null where the text is no requirement.</returns>
    public static VersionSet? Parse(string text) =>
        ConstraintText.IsBounded(text) ? ConstraintText.All(Scheme, text.Split(',').Select(Comparison)) : null;

    static VersionSet? Comparison(string text)
    {
        var rest = text.AsSpan();
        var sign = ConstraintText.TakeOperator(ref rest);
        var version = rest.Trim().ToString();
        if (!Scheme.IsValid(version))
            return null;
        if (sign == "!=")
            return VersionSet.Of(Scheme, VersionSpan.Just(version)).Complement();
        var span = sign switch
        {
            "~>" => VersionSpan.Between(version, Bumped(version) + LowestPreRelease.Gem),
            "==" or "<>" or "~" or "^" => (VersionSpan?)null,
            _ => ConstraintText.Compared(sign, version),
        };
        return span is { } one ? VersionSet.Of(Scheme, one) : null;
    }

    /// <summary>The numbers before the first word, without the last of them where there are several, the last one raised.</summary>
    static string Bumped(string version)
    {
        List<string> numbers = [];
        for (var rest = version.AsSpan(); Words.TakeDigits(ref rest) is { IsEmpty: false } digits; rest = rest[1..])
        {
            numbers.Add(digits.ToString());
            if (rest is not ['.', ..])
                break;
        }

        if (numbers.Count > 1)
            numbers.RemoveAt(numbers.Count - 1);
        numbers[^1] = (BigInteger.Parse(numbers[^1], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        return string.Join('.', numbers);
    }
}
