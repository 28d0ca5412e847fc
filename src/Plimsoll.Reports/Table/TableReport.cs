using System.Text;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;

namespace Plimsoll.Reports.Table;

/// <summary>The result for a person: worst first, a package a group with its one upgrade, a summary that fits a screen.</summary>
public sealed class TableReport : IReport
{
    const int MinWidth = 60;
    const int MaxGapLines = 12;

    public string Format => "table";

    public Frame Frame { get; } = new("", "\n", "");

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var ink = new Ink(options.Colour);
        var width = Math.Max(MinWidth, options.Width);
        WriteHead(result, writer, ink);
        var shown = result.Findings.Where(f => f.Counts && options.Shows(f)).ToList();
        SubjectLines.Write(shown.FindAll(f => f.Package is null), width, ink, writer);
        foreach (var group in PackageGroup.Of(shown))
            GroupLines.Write(group, width, ink, writer);
        WriteSummary(result, shown.FindAll(f => f.IsOfAdvisory), writer, ink);
        WriteGaps(result, writer, ink);
        WriteData(result, options, writer, ink);
        WriteVerdict(result.Verdict, writer, ink);
    }

    static void WriteHead(ScanResult result, StreamWriter writer, Ink ink)
    {
        var subject = result.Subject;
        writer.WriteLine($"{ink.Bold(Ink.Safe(subject.Name))}  {subject.Kind.ToString().ToLowerInvariant()}{(subject.Platform is { } platform ? $", {Ink.Safe(platform.ToString())}" : "")}");
        if (subject.Digest is { } digest)
            writer.WriteLine(ink.Dim(digest.ToString()));
        var system = result.Evidence.OperatingSystem;
        writer.WriteLine($"{(system is null ? "no operating system recognised" : Ink.Safe(system.ToString()))}, {result.Evidence.Packages.Count:N0} packages");
        if (result.Evidence.Base is { } known)
            writer.WriteLine(ink.Dim($"built on {(known.Name is { } name ? Ink.Safe(name) : "a base image")}: its lowest {known.Layers:N0} layers, {Sentences.GroundOf(known.Ground)}"));
        writer.WriteLine();
    }

    static void WriteSummary(ScanResult result, List<Finding> shown, StreamWriter writer, Ink ink)
    {
        var distinct = shown.DistinctBy(f => f.Id).ToList();
        if (distinct.Count == 0)
        {
            writer.WriteLine(result.Findings.Any(f => f.Counts && f.IsOfAdvisory) ? "No vulnerabilities of the kind asked for." : "No known vulnerabilities.");
        }
        else
        {
            var counts = Enum.GetValues<Severity>().Reverse().Select(s => (Severity: s, Count: distinct.Count(f => f.Severity == s))).Where(c => c.Count > 0)
                .Select(c => ink.Of(c.Severity, $"{c.Count:N0} {c.Severity.ToString().ToLowerInvariant()}"));
            var exploited = distinct.Count(f => f.Kev is not null);
            writer.WriteLine($"{distinct.Count:N0} vulnerabilities: {string.Join(", ", counts)}; {distinct.Count(f => f.IsFixable):N0} fixable{(exploited > 0 ? $", {exploited:N0} known to be exploited" : "")}");
        }

        var stated = result.Findings.Count(f => f is { Vex: not null, Counts: false, Waived: null });
        if (stated > 0)
            writer.WriteLine($"{stated:N0} not affected or fixed, by VEX statements; -o json lists them");
        var waived = result.Findings.Count(f => f.Waived is not null);
        if (waived > 0)
            writer.WriteLine($"{waived:N0} accepted by the ignore file");
    }

    static void WriteGaps(ScanResult result, StreamWriter writer, Ink ink)
    {
        if (result.Gaps.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine(ink.Bold($"What could not be read or judged ({result.Gaps.Count:N0}):"));
        foreach (var gap in result.Gaps.Take(MaxGapLines))
            writer.WriteLine($"  ! {(gap.Path.Length == 0 ? "" : Ink.Safe(gap.Path) + ": ")}{Ink.Safe(gap.Message)}");
        if (result.Gaps.Count > MaxGapLines)
            writer.WriteLine($"  and {result.Gaps.Count - MaxGapLines:N0} more; -o json lists all");
    }

    static void WriteData(ScanResult result, ReportOptions options, StreamWriter writer, Ink ink)
    {
        var built = result.Database.Built;
        var age = options.Today is { } today && DateOnly.TryParseExact(built, "yyyy-MM-dd", out var day) ? $", {Math.Max(0, today.DayNumber - day.DayNumber):N0} days old" : "";
        writer.WriteLine();
        writer.WriteLine(ink.Dim($"Advisories up to {built}{age}: {result.Database.Sources.Sum(s => s.Advisories):N0} of {result.Database.Sources.Count} sources (plimsoll db status)"));
    }

    static void WriteVerdict(Verdict verdict, StreamWriter writer, Ink ink)
    {
        var why = string.Join("; ", verdict.Reasons.Where(r => r.Findings.Count > 0 || verdict.Result == VerdictResult.Unknown).Select(r => Ink.Safe(r.Text)));
        writer.WriteLine($"{ink.Of(verdict.Result, verdict.Result.ToString().ToUpperInvariant())} by policy {verdict.Policy}{(why.Length > 0 ? $": {why}" : "")}");
    }
}
