using static Plimsoll.Advisories.Versions.Constraints.LowestPreRelease;

namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>Cargo's version requirements as RustSec's advisories use them: comparisons between commas, all of which hold.</summary>
/// <remarks>
/// A version without an operator means what is compatible. RustSec judges by the plain order of versions, so pre-releases count; what ends before a
/// release by <c>^</c>, <c>~</c> or <c>*</c> ends before its pre-releases too.
/// </remarks>
static class CargoConstraint
{
    static readonly IVersionScheme Scheme = VersionSchemes.SemVer;

    /// <returns>null where the text is no requirement.</returns>
    public static VersionSet? Parse(string text) =>
        ConstraintText.IsBounded(text) ? ConstraintText.All(Scheme, text.Split(',').Select(Comparison)) : null;

    static VersionSet? Comparison(string text)
    {
        var rest = text.AsSpan();
        var sign = ConstraintText.TakeOperator(ref rest);
        return PartialVersion.Parse(rest.Trim()) is { } version && Span(sign, version) is { } span ? VersionSet.Of(Scheme, span) : null;
    }

    static VersionSpan? Span(string sign, PartialVersion version) => (sign, version) switch
    {
        (_, { Major: null }) => sign.Length == 0 ? VersionSpan.All : null,
        ("" or "^", _) => VersionSpan.Between(version.Whole, version.CompatibleEnd + SemVer),
        ("~", _) => VersionSpan.Between(version.Whole, version.End + SemVer),
        ("=", { IsFull: false }) => VersionSpan.Between(version.Core, version.End + SemVer),
        (">", { IsFull: false }) => VersionSpan.AtLeast(version.End),
        ("<=", { IsFull: false }) => VersionSpan.Below(version.End + SemVer),
        ("=" or "<" or "<=" or ">" or ">=", _) => ConstraintText.Compared(sign, version.Whole),
        _ => null,
    };
}
