using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;

namespace Plimsoll.Reports.Html;

/// <summary>What was scanned, the verdict with its reasons, and what could not be read.</summary>
static class HtmlSubject
{
    public static void Write(ScanResult result, List<Finding> shown, TextWriter writer)
    {
        var (subject, verdict) = (result.Subject, result.Verdict);
        var word = verdict.Result.ToString().ToLowerInvariant();
        writer.WriteLine($"<h1>{HtmlText.Of(subject.Name)}: <span class=\"{word}\">{word}</span></h1>");
        writer.WriteLine($"<p>{subject.Kind}{Code(subject.Platform?.ToString())}{Code(subject.Digest?.ToString())}</p>");
        writer.WriteLine($"<p>{(result.Evidence.OperatingSystem is { } system ? HtmlText.Of(system.ToString()) : "No operating system recognised")}; packages: {result.Evidence.Packages.Count}</p>");
        writer.WriteLine($"<p>Policy <code>{HtmlText.Of(verdict.Policy)}</code>{(verdict.Reasons.Count > 0 ? ": " : "")}{string.Join("; ", verdict.Reasons.Select(r => HtmlText.Of(r.Text)))}</p>");
        var counts = shown.Where(f => f.Counts).GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g => (Word: g.Key.ToString().ToLowerInvariant(), Count: g.DistinctBy(f => f.Id).Count())).ToList();
        writer.WriteLine($"<p>{(counts.Count == 0 ? "Nothing that counts was found." : string.Join(", ", counts.Select(c => $"<span class=\"{c.Word}\">{c.Count} {c.Word}</span>")))}</p>");
        writer.WriteLine($"<p class=\"dim\">Advisories up to {HtmlText.Of(result.Database.Built)}; {Tool.Name} {Tool.Version}</p>");
    }

    public static void WriteGaps(ScanResult result, TextWriter writer)
    {
        if (result.Gaps.Count == 0)
            return;
        writer.WriteLine($"<h2>What could not be read or judged ({result.Gaps.Count})</h2>");
        writer.WriteLine("<ul>");
        foreach (var gap in result.Gaps)
            writer.WriteLine($"<li>{(gap.Path.Length > 0 ? $"<code>{HtmlText.Of(gap.Path)}</code>: " : "")}{HtmlText.Of(gap.Message)}</li>");
        writer.WriteLine("</ul>");
    }

    static string Code(string? text) => text is null ? "" : $", <code>{HtmlText.Of(text)}</code>";
}
