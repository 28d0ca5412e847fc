using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Json;

namespace Plimsoll.Reports.Templates;

/// <summary>A report by the user's own template over the JSON report: see <c>docs/templates.md</c>.</summary>
public sealed class TemplateReport : IReport
{
    const int MaxReport = 1 << 30;

    public string Format => "template";

    public Frame Frame { get; } = new("", "", "");

    /// <exception cref="UsageException">There is no template, or it writes too much.</exception>
    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        var template = options.Template ?? throw new UsageException("The template format needs a template, as in -o template=report.tpl.");
        using var json = new MemoryStream();
        new JsonReport().Write(result, options, json);
        if (json.Length > MaxReport)
            throw new UsageException("The report is too large for a template; write it as JSON.");
        using var report = JsonDocument.Parse(json.GetBuffer().AsMemory(0, (int)json.Length));
        template.Render(report.RootElement, output);
    }
}
