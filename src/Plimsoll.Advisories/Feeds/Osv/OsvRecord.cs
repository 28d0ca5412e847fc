using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Advisories.Feeds.Json;
using Plimsoll.Advisories.Feeds.RustSec;
using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Osv;

/// <summary>From one OSV record to the facts of an advisory.</summary>
static partial class OsvRecord
{
    const int MaxReferences = 8;

    public static bool TryRead(JsonElement record, out Advisory? advisory, out string problem)
    {
        advisory = null;
        problem = "";
        if (record.Text("id") is not { } id)
            problem = "it has no id";
        else if (record.Text("modified") is not { } && record.Text("published") is not { })
            problem = "it has no date";
        else if (record.Items("affected").Any() && record.Items("affected").All(a => Informational.IsNoVulnerability(a.Get("database_specific")?.Text("informational"))))
            problem = Informational.Reason;
        if (problem.Length > 0)
            return false;
        List<AffectedPackage> affected = [];
        foreach (var item in record.Items("affected"))
            if (Affected(item, record) is { } one)
                affected.Add(one);
        if (affected.Count == 0 && record.Text("withdrawn") is null)
        {
            problem = "it names no package whose versions are given";
            return false;
        }

        advisory = new Advisory
        {
            Id = record.Text("id")!,
            Aliases = Aliases(record),
            Affected = affected,
            Severity = SeverityWords.Of(record.Get("database_specific")?.Text("severity")),
            Cvss = Vectors(record),
            Weaknesses = record.Get("database_specific")?.Texts("cwe_ids") ?? [],
            Published = FeedJson.Day(record.Text("published")),
            Modified = FeedJson.Day(record.Text("modified")),
            Withdrawn = FeedJson.Day(record.Text("withdrawn")),
            References = [.. record.Items("references").Select(r => r.Text("url")).OfType<string>().Distinct().Take(MaxReferences)],
        };
        return true;
    }

    /// <summary>Distributions name the CVEs that an advisory fixes in <c>upstream</c> or, before that existed, in <c>related</c>.</summary>
    static IReadOnlyList<string> Aliases(JsonElement record) =>
        [.. record.Texts("aliases").Concat(record.Texts("upstream")).Concat(record.Texts("related").Where(r => r.StartsWith("CVE-", StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal)];

    static IReadOnlyList<string> Vectors(JsonElement record) =>
        [.. record.Items("severity").Concat(record.Items("affected").SelectMany(a => a.Items("severity"))).Where(s => s.Text("type")?.StartsWith("CVSS", StringComparison.Ordinal) ?? false).Select(s => s.Text("score")).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    static AffectedPackage? Affected(JsonElement item, JsonElement record)
    {
        if (item.Get("package")?.Text("ecosystem") is not { } ecosystem || item.Get("package")?.Text("name") is not { } name)
            return null;
        List<VersionRange> ranges = [];
        foreach (var range in item.Items("ranges"))
            if (range.Text("type") != "GIT")
                AddRanges(range, ranges);
        var versions = item.Texts("versions");
        if (ranges.Count == 0 && versions.Count == 0)
            return null;
        return new AffectedPackage
        {
            Ecosystem = OsvEcosystem.Canonical(ecosystem),
            Package = name,
            Ranges = ranges,

            // Distributions list every version beside the range that says the same.
            Versions = ranges.Count > 0 && ecosystem.Contains(':', StringComparison.Ordinal) ? [] : versions,
            Severity = SeverityWords.Of(item.Get("ecosystem_specific")?.Text("severity") ?? item.Get("ecosystem_specific")?.Text("urgency")),
            Module = ranges.Exists(r => r.Fixed?.Contains(".module", StringComparison.Ordinal) ?? false) ? ModuleOf(record) : null,
        };
    }

    static void AddRanges(JsonElement range, List<VersionRange> ranges)
    {
        string? introduced = null;
        var open = false;
        foreach (var entry in range.Items("events"))
        {
            if (entry.Text("introduced") is { } first)
            {
                (introduced, open) = (first == "0" ? null : first, true);
            }
            else if (open && (entry.Text("fixed") ?? entry.Text("last_affected")) is { } end)
            {
                ranges.Add(entry.Text("fixed") is not null ? new VersionRange(introduced, end) : new VersionRange(introduced, null, end));
                open = false;
            }
        }

        if (open)
            ranges.Add(new VersionRange(introduced, null));
    }

    /// <summary>AlmaLinux and Rocky name the module stream in the title only: <c>Moderate: nodejs:14 security update</c>.</summary>
    static string? ModuleOf(JsonElement record) =>
        record.Text("summary") is { Length: < 500 } title && Module().Match(title) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"(?:^|[ :])([A-Za-z0-9_+.-]+:[A-Za-z0-9_+.-]+) ", RegexOptions.NonBacktracking)]
    private static partial Regex Module();
}
