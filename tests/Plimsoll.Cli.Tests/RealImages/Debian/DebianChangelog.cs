using System.Text.RegularExpressions;
using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.RealImages.Debian;

/// <summary>A changelog of a Debian package, newest entry first.</summary>
static partial class DebianChangelog
{
    /// <summary>The vulnerabilities that entries newer than a version name.</summary>
    public static IReadOnlyList<string> IdsAbove(string version, string changelog)
    {
        SortedSet<string> ids = new(StringComparer.Ordinal);
        foreach (var line in changelog.Split('\n'))
        {
            if (Head().Match(line) is { Success: true } head && Command.Try("dpkg", "--compare-versions", head.Groups[1].Value, "gt", version).Code != 0)
                break;
            ids.UnionWith(Id().Matches(line).Select(m => m.Value));
        }

        return [.. ids];
    }

    [GeneratedRegex(@"^\S+ \(([^)]+)\) ")]
    private static partial Regex Head();

    [GeneratedRegex(@"\bCVE-\d{4}-\d{4,}\b")]
    private static partial Regex Id();
}
