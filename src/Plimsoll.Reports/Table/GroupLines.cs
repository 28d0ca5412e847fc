using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Table;

/// <summary>One package: its head with the upgrade, then its vulnerabilities by severity, as many as fit two lines each.</summary>
static class GroupLines
{
    const int Indent = 11;
    const int MaxLines = 2;
    const int MaxLicences = 3;

    public static void Write(PackageGroup group, int width, Ink ink, StreamWriter writer)
    {
        var head = $"{Ink.Safe(group.Name)} {Ink.Safe(group.Installed)}{(group.Vulnerabilities[0].Package?.IsOfBase == true ? " (of the base image)" : "")}";
        var remedy = group.Upgrade is { } upgrade
            ? $"{Ink.Safe(upgrade.Version)} fixes {(upgrade.Fixes == group.Vulnerabilities.Count ? upgrade.Fixes == 1 ? "it" : $"all {upgrade.Fixes}" : $"{upgrade.Fixes} of {group.Vulnerabilities.Count}")}"
            : Ink.Safe(group.Vulnerabilities[0].Remedy ?? "");
        writer.WriteLine($"{ink.Bold(head)}  {(group.Upgrade is null ? ink.Dim(remedy) : $"→ {remedy}")}");
        foreach (var severity in group.Vulnerabilities.GroupBy(v => v.Severity).OrderByDescending(g => g.Key))
            WriteSeverity(severity.Key, [.. severity], width, ink, writer);
    }

    static void WriteSeverity(Severity severity, List<Finding> vulnerabilities, int width, Ink ink, StreamWriter writer)
    {
        var label = severity.ToString().ToLowerInvariant().PadLeft(Indent - 1);
        var (line, lines, left) = ("", 0, vulnerabilities.Count);
        foreach (var vulnerability in vulnerabilities)
        {
            var word = Word(vulnerability);
            if (line.Length > 0 && Indent + 1 + line.Length + 2 + word.Length > width)
            {
                if (lines == MaxLines - 1)
                    break;
                Flush(ref line, ref lines);
            }

            line += line.Length == 0 ? word : $"  {word}";
            left--;
        }

        if (left > 0)
            line += $"  +{left:N0} more";
        Flush(ref line, ref lines);

        void Flush(ref string text, ref int count)
        {
            writer.WriteLine($"{(count == 0 ? ink.Of(severity, label) : new string(' ', Indent - 1))}  {text}");
            (text, count) = ("", count + 1);
        }
    }

    static string Word(Finding finding)
    {
        var marks = new List<string>(3);
        if (finding.Kind == FindingKind.Licence)
            marks.AddRange(finding.Aliases.Take(MaxLicences).Select(Ink.Safe));
        if (finding.Kev is not null)
            marks.Add("exploited");
        if (finding.Epss is { Probability: >= 0.1 } epss)
            marks.Add($"EPSS {epss.Probability:P0}");
        if (!finding.IsFixable && finding.VendorState != VendorState.None)
            marks.Add(finding.VendorState switch
            {
                VendorState.WillNotFix => "won't fix",
                VendorState.FixDeferred => "deferred",
                VendorState.EndOfLife => "end of life",
                _ => "minor",
            });
        return marks.Count == 0 ? Ink.Safe(finding.Id) : $"{Ink.Safe(finding.Id)} ({string.Join(", ", marks)})";
    }
}
