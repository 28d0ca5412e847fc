using System.Globalization;
using System.Text.RegularExpressions;

namespace Plimsoll.Advisories.Updating.Layouts;

/// <summary>Reads the lists of a CSAF directory: <c>"2024/cve-2024-1.json","2024-05-01T00:00:00+00:00"</c>, a line a document.</summary>
/// <remarks>CSAF 2.0, 7.1.13. Whatever is no path of a document is left out: paths become addresses.</remarks>
static partial class CsafChanges
{
    /// <returns>Each document's path and when it changed last.</returns>
    public static Dictionary<string, DateTimeOffset> Read(IEnumerable<string> lines)
    {
        var changes = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (Line().Match(line.TrimEnd('\r')) is { Success: true } match && Time(match.Groups[2].Value) is { } time && (!changes.TryGetValue(match.Groups[1].Value, out var known) || time > known))
                changes[match.Groups[1].Value] = time;
        return changes;
    }

    /// <summary>The day that the name of an archive ends with; null where it names none.</summary>
    public static DateTimeOffset? DayOf(string archive) => Day().Match(archive) is { Success: true } match ? Time(match.Value) : null;

    public static bool IsArchiveName(string name) => Archive().IsMatch(name);

    static DateTimeOffset? Time(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    [GeneratedRegex("""^"?(\d{4}/cve-\d{4}-\d{1,10}\.json)"?,"?([^"]{10,40})"?$""", RegexOptions.NonBacktracking)]
    private static partial Regex Line();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Day();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,100}\.tar(\.zst|\.gz|\.xz|\.bz2)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Archive();
}
