namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>Versions between two ends.</summary>
/// <param name="From">The lower end; null where there is none.</param>
/// <param name="To">The upper end; null where there is none.</param>
readonly record struct VersionSpan(string? From, bool IncludesFrom, string? To, bool IncludesTo)
{
    public static VersionSpan All { get; } = new(null, false, null, false);

    public static VersionSpan Just(string version) => new(version, true, version, true);

    public static VersionSpan Below(string version) => new(null, false, version, false);

    public static VersionSpan UpTo(string version) => new(null, false, version, true);

    public static VersionSpan Above(string version) => new(version, false, null, false);

    public static VersionSpan AtLeast(string version) => new(version, true, null, false);

    /// <summary>From the first, which it includes, to before the second.</summary>
    public static VersionSpan Between(string? from, string? to) => new(from, from is not null, to, false);
}
