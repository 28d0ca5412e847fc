using System.Text.RegularExpressions;

namespace Plimsoll.Advisories.Feeds.Vendors;

/// <summary>Finds the well-known identifiers in what vendors write around them.</summary>
static partial class Identifiers
{
    public static bool IsCve(string id) => Cve().IsMatch(id);

    /// <summary>Every <c>CWE-n</c> of texts like <c>(CWE-119|CWE-125)</c> and <c>CWE-20->CWE-400</c>, in order.</summary>
    public static IEnumerable<string> Weaknesses(string? text) =>
        string.IsNullOrEmpty(text) ? [] : Cwe().Matches(text).Select(match => match.Value).Distinct();

    /// <summary>The vector of <c>7.5/CVSS:3.1/AV:N…</c> or <c>5.0/AV:N…</c>, or the text itself where no score stands before it; null where none is there.</summary>
    public static string? Vector(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var vector = text.Trim();
        var slash = vector.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && double.TryParse(vector.AsSpan(0, slash), out _))
            vector = vector[(slash + 1)..];
        return vector.StartsWith("CVSS:", StringComparison.Ordinal) || vector.StartsWith("AV:", StringComparison.Ordinal) ? vector : null;
    }

    /// <summary>The day of a date or time that begins with <c>yyyy-MM-dd</c>; null for anything else.</summary>
    public static string? Day(string? text) => text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", out _) ? text[..10] : null;

    /// <summary>The module stream that a title begins with: <c>RLSA-2023:1583: nodejs:18 security update</c> gives <c>nodejs:18</c>.</summary>
    public static string? ModuleOfTitle(string title) => TitleModule().Match(title) is { Success: true } match ? match.Groups["module"].Value : null;

    /// <summary>The module stream of a test's comment, as Red Hat and its rebuilds write it.</summary>
    public static string? ModuleOfComment(string comment) => CommentModule().Match(comment) is { Success: true } match ? match.Groups["module"].Value : null;

    [GeneratedRegex(@"^CVE-[0-9]{4}-[0-9]{4,}$", RegexOptions.NonBacktracking)]
    private static partial Regex Cve();

    [GeneratedRegex(@"CWE-[0-9]{1,6}", RegexOptions.NonBacktracking)]
    private static partial Regex Cwe();

    [GeneratedRegex(@"^[A-Z]+-[0-9]{4}[:-][0-9]+: (?<module>[A-Za-z0-9_+.-]+:[A-Za-z0-9_+.-]+) ", RegexOptions.NonBacktracking)]
    private static partial Regex TitleModule();

    [GeneratedRegex(@"^Module (?<module>[A-Za-z0-9_+.-]+:[A-Za-z0-9_+.-]+)(:stream)? is enabled$", RegexOptions.NonBacktracking)]
    private static partial Regex CommentModule();
}
