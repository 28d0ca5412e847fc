namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>What the constraint languages have in common: bounded texts of comparisons.</summary>
static class ConstraintText
{
    /// <summary>Longer ones are nobody's: intersections of thousands of spans would cost for nothing.</summary>
    const int MaxLength = 4096;

    /// <summary>The longest first, for the shorter are their beginnings.</summary>
    static readonly string[] Operators = ["~>", "<=", ">=", "<>", "!=", "==", "<", ">", "=", "~", "^"];

    public static bool IsBounded(string text) => text.Length <= MaxLength;

    /// <summary>Takes the operator that a comparison begins with, and the white space around it.</summary>
    /// <returns>The operator; empty where there is none.</returns>
    public static string TakeOperator(scoped ref ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        foreach (var sign in Operators)
            if (text.StartsWith(sign))
            {
                text = text[sign.Length..].TrimStart();
                return sign;
            }

        return "";
    }

    /// <summary>The span of a plain comparison; null for an operator that is none.</summary>
    public static VersionSpan? Compared(string sign, string version) => sign switch
    {
        "" or "=" or "==" => VersionSpan.Just(version),
        "<" => VersionSpan.Below(version),
        "<=" => VersionSpan.UpTo(version),
        ">" => VersionSpan.Above(version),
        ">=" => VersionSpan.AtLeast(version),
        _ => null,
    };

    /// <summary>The intersection of comparisons; null where one of them is not understood.</summary>
    public static VersionSet? All(IVersionScheme scheme, IEnumerable<VersionSet?> comparisons)
    {
        var all = VersionSet.Of(scheme, VersionSpan.All);
        foreach (var one in comparisons)
            if (one is null)
                return null;
            else
                all = all.Intersect(one);
        return all;
    }

    /// <summary>The union of alternatives; null where one of them is not understood.</summary>
    public static VersionSet? Any(IVersionScheme scheme, IEnumerable<VersionSet?> alternatives)
    {
        var any = VersionSet.Of(scheme);
        foreach (var one in alternatives)
            if (one is null)
                return null;
            else
                any = any.Union(one);
        return any;
    }
}
