using Plimsoll.Reports.Csv;
using Plimsoll.Reports.CycloneDx;
using Plimsoll.Reports.GitHub;
using Plimsoll.Reports.GitLab;
using Plimsoll.Reports.Html;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Junit;
using Plimsoll.Reports.Markdown;
using Plimsoll.Reports.OpenVex;
using Plimsoll.Reports.Sarif;
using Plimsoll.Reports.Spdx;
using Plimsoll.Reports.Spdx3;
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
        new CycloneDxJsonReport(),
        new CycloneDxXmlReport(),
        new SpdxJsonReport(),
        new SpdxTagValueReport(),
        new Spdx3JsonReport(),
        new SarifReport(),
        new JunitReport(),
        new CsvReport(),
        new MarkdownReport(),
        new GitLabReport(),
        new GitHubReport(),
        new OpenVexReport(),
        new CycloneDxVexReport(),
        new HtmlReport(),
        new TemplateReport(),
    ];
}
