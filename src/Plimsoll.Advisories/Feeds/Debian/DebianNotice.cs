using System.Globalization;
using System.Text.RegularExpressions;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Feeds.Debian;

/// <summary>One notice of the tracker's lists.</summary>
sealed partial class DebianNotice(string id, string? published, bool sequel)
{
    readonly SortedSet<string> names = new(StringComparer.Ordinal);
    readonly List<AffectedPackage> affected = [];

    public string Id => id;

    /// <summary>Whether it repairs what an earlier notice broke, and no vulnerability: not to have it is no finding.</summary>
    public bool MendsARegression => sequel && names.Count == 0;

    public bool HasProblem { get; private set; }

    public static bool IsHeading(string line) => Heading().IsMatch(line);

    public static bool TryBegin(string line, out DebianNotice? notice)
    {
        var match = Heading().Match(line);
        notice = match.Success ? new DebianNotice(match.Groups["id"].Value, Day(match.Groups["day"].Value), line.EndsWith("regression update", StringComparison.Ordinal)) : null;
        return match.Success;
    }

    /// <returns>What is wrong with the line; null where it was understood.</returns>
    public string? Add(string line)
    {
        var problem = Read(line);
        HasProblem |= problem is not null;
        return problem;
    }

    /// <summary>null where nothing is said of any package: announcements.</summary>
    public Advisory? ToAdvisory() => affected.Count == 0 ? null : new Advisory { Id = id, Aliases = [.. names], Affected = affected, Published = published };

    string? Read(string line)
    {
        if (line.StartsWith('{'))
            names.UnionWith(line.Trim('{', '}').Split(' ', StringSplitOptions.RemoveEmptyEntries));
        else if (Fix().Match(line) is { Success: true } fix)
            return Read(fix);
        else if (line.StartsWith('['))
            return "it says of no package where it is fixed";

        // Remarks, and a fix in unstable alone ("- package version") are the tracker's own business.
        return null;
    }

    string? Read(Match fix)
    {
        if (DebianReleases.Ecosystem(fix.Groups["release"].Value) is not { } ecosystem)
            return $"the release {fix.Groups["release"].Value} is not known";
        var version = fix.Groups["version"].Value;
        var package = new AffectedPackage { Ecosystem = ecosystem, Package = fix.Groups["package"].Value };
        switch (version)
        {
            case "<not-affected>":
                affected.Add(package with { Status = VulnerabilityStatus.NotAffected });
                return null;
            case "<end-of-life>":
                affected.Add(package with { VendorState = VendorState.EndOfLife });
                return null;
            case "<unfixed>":
                affected.Add(package);
                return null;
            case var word when word.StartsWith('<'):
                return $"its word {word} is not known";
            default:
                affected.Add(package with { Ranges = [new VersionRange(null, version)] });
                return null;
        }
    }

    static string? Day(string text) =>
        DateOnly.TryParseExact(text, "d MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd") : null;

    [GeneratedRegex(@"^\[(?<day>[^\]]{1,30})\] (?<id>D(SA|LA|TSA)-[0-9]+(-[0-9]+)?)\s", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\[(?<release>[a-z]+)\]\s+-\s+(?<package>[a-zA-Z0-9][a-zA-Z0-9+.-]*)\s+(?<version>\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex Fix();
}
