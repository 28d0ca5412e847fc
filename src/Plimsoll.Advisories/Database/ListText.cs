using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Database;

/// <summary>Lists as the database keeps them: a line an item; null for an empty list.</summary>
static class ListText
{
    /// <summary>A fourth column, where the introduced version itself is not affected.</summary>
    const string AfterMark = "\t>";

    public static string? Of(IReadOnlyList<string> items) => items.Count == 0 ? null : string.Join('\n', items);

    public static IReadOnlyList<string> Read(string? text) => text is null ? [] : text.Split('\n');

    public static string? Of(IReadOnlyList<VersionRange> ranges) =>
        ranges.Count == 0 ? null : string.Join('\n', ranges.Select(r => $"{r.Introduced}\t{r.Fixed}\t{r.LastAffected}{(r.IsAfterIntroduced ? AfterMark : "")}"));

    public static IReadOnlyList<VersionRange> ReadRanges(string? text) =>
        text is null ? [] : [.. text.Split('\n').Select(ReadRange)];

    static VersionRange ReadRange(string line) => line.Split('\t') switch
    {
        [var introduced, var ended, var last] => new VersionRange(Null(introduced), Null(ended), Null(last)),
        [var introduced, var ended, var last, ">"] => new VersionRange(Null(introduced), Null(ended), Null(last), IsAfterIntroduced: true),
        _ => new VersionRange(null, null),
    };

    static string? Null(string text) => text.Length == 0 ? null : text;
}
