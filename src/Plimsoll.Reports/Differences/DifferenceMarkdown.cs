using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Markdown;

namespace Plimsoll.Reports.Differences;

/// <summary>The difference for a merge request: two tables.</summary>
public sealed class DifferenceMarkdown : IDifferenceReport
{
    public string Format => "markdown";

    public void Write(ResultDifference difference, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"## {MarkdownText.Of(difference.Before.Subject.Name)} → {MarkdownText.Of(difference.After.Subject.Name)}");
        writer.WriteLine();
        WritePackages(difference.Packages, writer);
        WriteFindings([.. difference.Came.Where(options.Shows).Select(f => ("came", f)), .. difference.Gone.Where(options.Shows).Select(f => ("went", f))], writer);
    }

    static void WritePackages(IReadOnlyList<PackageChange> changes, StreamWriter writer)
    {
        if (changes.Count == 0)
        {
            writer.WriteLine("No package differs.");
            writer.WriteLine();
            return;
        }

        writer.WriteLine("| package | before | after |");
        writer.WriteLine("|---|---|---|");
        foreach (var change in changes)
            writer.WriteLine($"| {change.Either.Package.Type.PurlName()} {MarkdownText.Of(change.Either.Package.Name)} | {Version(change.Before)} | {Version(change.After)} |");
        writer.WriteLine();
    }

    static void WriteFindings(List<(string What, Finding Finding)> findings, StreamWriter writer)
    {
        if (findings.Count == 0)
        {
            writer.WriteLine("No finding differs.");
            return;
        }

        writer.WriteLine("| | finding | severity | package | fixed in |");
        writer.WriteLine("|---|---|---|---|---|");
        foreach (var (what, finding) in findings)
            writer.WriteLine($"| {what} | {MarkdownText.Of(finding.Id)} | {finding.Severity.ToString().ToLowerInvariant()} | {MarkdownText.Of($"{finding.Package?.Package.Name} {finding.Installed}".Trim())} | {MarkdownText.Of(string.Join(", ", finding.Fixed))} |");
    }

    static string Version(InstalledPackage? package) => package is null ? "" : MarkdownText.Of(package.Package.Version);
}
