using System.Text;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;

namespace Plimsoll.Reports.Markdown;

/// <summary>The result for a pull request's comment or a job's summary: the verdict, the counts, a table of what counts, and what could not be read.</summary>
public sealed class MarkdownReport : IReport
{
    const int MaxGaps = 20;
    const int MaxFixed = 3;

    public string Format => "markdown";

    public Frame Frame { get; } = new("", "\n", "");

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        WriteHead(result, writer);
        var shown = result.Findings.Where(options.Shows).ToList();
        WriteCounts(shown.FindAll(f => f.Counts), writer);
        WriteFindings(shown.FindAll(f => f.Counts), result, writer);
        WriteExcused(shown.FindAll(f => !f.Counts), result, writer);
        WriteGaps(result, writer);
        writer.WriteLine();
        writer.WriteLine($"Advisories up to {MarkdownText.Of(result.Database.Built)}; {Tool.Name} {Tool.Version}.");
    }

    static void WriteHead(ScanResult result, StreamWriter writer)
    {
        var (subject, verdict) = (result.Subject, result.Verdict);
        writer.WriteLine($"# {MarkdownText.Code(subject.Name)}: {verdict.Result.ToString().ToLowerInvariant()}");
        writer.WriteLine();
        writer.WriteLine($"- Subject: {subject.Kind.ToString().ToLowerInvariant()}{(subject.Platform is { } platform ? $", {MarkdownText.Code(platform.ToString())}" : "")}{(subject.Digest is { } digest ? $", {MarkdownText.Code(digest.ToString())}" : "")}");
        writer.WriteLine($"- System: {(result.Evidence.OperatingSystem is { } system ? MarkdownText.Of(system.ToString()) : "not recognised")}, {result.Evidence.Packages.Count} {(result.Evidence.Packages.Count == 1 ? "package" : "packages")}");
        writer.WriteLine($"- Policy {MarkdownText.Code(verdict.Policy)}{(verdict.Reasons.Count > 0 ? $": {string.Join("; ", verdict.Reasons.Select(r => MarkdownText.Of(r.Text)))}" : "")}");
    }

    static void WriteCounts(List<Finding> findings, StreamWriter writer)
    {
        writer.WriteLine();
        if (findings.Count == 0)
        {
            writer.WriteLine("Nothing that counts was found.");
            return;
        }

        writer.WriteLine("| Severity | Findings | With a fix |");
        writer.WriteLine("|---|--:|--:|");
        foreach (var severity in findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key))
            writer.WriteLine($"| {severity.Key.ToString().ToLowerInvariant()} | {severity.DistinctBy(f => f.Id).Count()} | {severity.Where(f => f.IsFixable).DistinctBy(f => f.Id).Count()} |");
    }

    static void WriteFindings(List<Finding> findings, ScanResult result, StreamWriter writer)
    {
        if (findings.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine("| Finding | Severity | Package | Installed | Fixed in | What to do |");
        writer.WriteLine("|---|---|---|---|---|---|");
        foreach (var finding in findings)
            writer.WriteLine($"| {Id(finding)} | {Sentences.Severity(finding)}{(finding.Kev is null ? "" : ", exploited")} | {MarkdownText.Code(Name(finding, result))} | {MarkdownText.Code(finding.Installed)} | {string.Join(", ", finding.Fixed.Take(MaxFixed).Select(MarkdownText.Code))} | {MarkdownText.Of(finding.Remedy ?? finding.Title ?? "")} |");
    }

    static void WriteExcused(List<Finding> findings, ScanResult result, StreamWriter writer)
    {
        if (findings.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine("Findings that do not count:");
        writer.WriteLine();
        writer.WriteLine("| Finding | Severity | Package | Why |");
        writer.WriteLine("|---|---|---|---|");
        foreach (var finding in findings)
            writer.WriteLine($"| {Id(finding)} | {Sentences.Severity(finding)} | {MarkdownText.Code(Name(finding, result))} | {MarkdownText.Of(Sentences.Excuse(finding) ?? "")} |");
    }

    static void WriteGaps(ScanResult result, StreamWriter writer)
    {
        if (result.Gaps.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine($"What could not be read or judged ({result.Gaps.Count}):");
        writer.WriteLine();
        foreach (var gap in result.Gaps.Take(MaxGaps))
            writer.WriteLine($"- {(gap.Path.Length > 0 ? $"{MarkdownText.Code(gap.Path)}: " : "")}{MarkdownText.Of(gap.Message)}");
        if (result.Gaps.Count > MaxGaps)
            writer.WriteLine($"- and {result.Gaps.Count - MaxGaps} more");
    }

    static string Id(Finding finding) => Links.Page(finding) is { } page ? $"[{MarkdownText.Of(finding.Id)}](<{page}>)" : MarkdownText.Of(finding.Id);

    static string Name(Finding finding, ScanResult result) => finding.Package?.Package.Name ?? result.Subject.Name;
}
