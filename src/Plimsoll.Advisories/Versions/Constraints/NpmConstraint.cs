using static Plimsoll.Advisories.Versions.Constraints.LowestPreRelease;

namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>npm's ranges: <c>&lt;1.2.3 || ^2.0.1 || 3.x || 1.0 - 1.4</c>, as <c>npm audit</c> reads them in advisories: pre-releases count, and loose forms are taken.</summary>
/// <remarks>node-semver, "Ranges", with <c>includePrerelease</c> and <c>loose</c>; each case below is one of its own rewritings.</remarks>
static class NpmConstraint
{
    static readonly IVersionScheme Scheme = VersionSchemes.SemVer;

    /// <returns>null where the text is no range.</returns>
    public static VersionSet? Parse(string text) =>
        ConstraintText.IsBounded(text) ? ConstraintText.Any(Scheme, text.Split("||").Select(Alternative)) : null;

    static VersionSet? Alternative(string text)
    {
        if (text.IndexOf(" - ", StringComparison.Ordinal) is >= 0 and var hyphen)
            return Hyphen(PartialVersion.Parse(text.AsSpan(0, hyphen).Trim()), PartialVersion.Parse(text.AsSpan(hyphen + 3).Trim()));
        List<VersionSet?> comparisons = [];
        for (var rest = text.AsSpan().Trim(); !rest.IsEmpty; rest = rest.TrimStart())
        {
            var sign = ConstraintText.TakeOperator(ref rest);
            var end = rest.IndexOfAny(' ', '\t');
            var version = PartialVersion.Parse(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? "" : rest[end..];
            comparisons.Add(version is { } one && Span(sign, one) is { } span ? VersionSet.Of(Scheme, span) : null);
        }

        return ConstraintText.All(Scheme, comparisons);
    }

    static VersionSpan? Span(string sign, PartialVersion version) => (sign, version) switch
    {
        ("~" or "~>" or "^", { Major: null }) => VersionSpan.All,
        ("~" or "~>", _) => VersionSpan.Between(version.Whole, version.End + SemVer),
        ("^", _) => VersionSpan.Between(CaretStart(version), version.CompatibleEnd + SemVer),
        ("<" or ">", { Major: null }) => VersionSpan.Below("0.0.0" + SemVer),
        (_, { Major: null }) => VersionSpan.All,
        ("" or "=", { IsFull: false }) => VersionSpan.Between(version.Core + SemVer, version.End + SemVer),
        (">", { IsFull: false }) => VersionSpan.AtLeast(version.End + SemVer),
        ("<=", { IsFull: false }) => VersionSpan.Below(version.End + SemVer),
        (_, { IsFull: false }) => ConstraintText.Compared(sign, version.Core + SemVer),
        _ => ConstraintText.Compared(sign, version.Whole),
    };

    // Below 1.0.0, and where a number is left out, the pre-releases of the start are in.
    static string CaretStart(PartialVersion version) =>
        version.PreRelease.Length == 0 && (version.Major == 0 || !version.IsFull) ? version.Core + SemVer : version.Whole;

    static VersionSet? Hyphen(PartialVersion? from, PartialVersion? to)
    {
        if (from is not { } first || to is not { } last)
            return null;
        var start = first.Major is null ? VersionSpan.All : VersionSpan.AtLeast(first.PreRelease.Length > 0 ? first.Whole : first.Core + SemVer);
        var end = last switch
        {
            { Major: null } => VersionSpan.All,
            { IsFull: false } => VersionSpan.Below(last.End + SemVer),
            { PreRelease.Length: > 0 } => VersionSpan.UpTo(last.Whole),
            _ => VersionSpan.Below(last.NextPatch + SemVer),
        };
        return VersionSet.Of(Scheme, start).Intersect(VersionSet.Of(Scheme, end));
    }
}
