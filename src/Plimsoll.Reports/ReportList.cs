using Plimsoll.Reports.Csv;
using Plimsoll.Reports.GitHub;
using Plimsoll.Reports.GitLab;
using Plimsoll.Reports.Html;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Junit;
using Plimsoll.Reports.Markdown;
using Plimsoll.Reports.OpenVex;
using Plimsoll.Reports.Sarif;
using Plimsoll.Reports.Table;
using Plimsoll.Reports.Templates;

namespace Plimsoll.Reports;

/// <summary>Every report.</summary>
public static class ReportList
{
    public static IReadOnlyList<IReport> All { get; } =
    [
        new TableReport(),
        new JsonReport(),
        new SarifReport(),
        new JunitReport(),
        new CsvReport(),
        new MarkdownReport(),
        new GitLabReport(),
        new GitHubReport(),
        new OpenVexReport(),
        new HtmlReport(),
        new TemplateReport(),
    ];
}
