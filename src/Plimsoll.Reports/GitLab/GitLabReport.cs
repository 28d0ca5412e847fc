using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.GitLab;

/// <summary>
/// GitLab's container scanning report. It holds what counts: accepted findings, findings of the subject as a whole and gaps are the scan's messages,
/// for the format has no other place for them.
/// </summary>
/// <remarks>GitLab security report schemas 15.2.1, container-scanning-report-format.json. GitLab takes any 15.2.x by the newest that it knows.</remarks>
public sealed class GitLabReport : IReport
{
    const string Schema = "15.2.1";
    const string TimeFormat = "yyyy-MM-ddTHH:mm:ss";

    public string Format => "gitlab";

    public Frame? Frame => null;

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        var shown = result.Findings.Where(options.Shows).ToList();
        using (var json = new Utf8JsonWriter(output, JsonWriting.Document))
        {
            json.WriteStartObject();
            json.WriteString("version", Schema);
            json.WriteString("schema", $"https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v{Schema}/dist/container-scanning-report-format.json");
            WriteScan(json, result, shown, options.Now);
            json.WriteStartArray("vulnerabilities");
            foreach (var finding in shown.Where(f => f is { Counts: true, Package: not null, Kind: not FindingKind.Licence }))
                GitLabVulnerability.Write(json, finding, result);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    static void WriteScan(Utf8JsonWriter json, ScanResult result, List<Finding> shown, DateTimeOffset now)
    {
        json.WriteStartObject("scan");
        WriteTool(json, "analyzer");
        WriteTool(json, "scanner");
        json.WriteString("type", "container_scanning");
        json.WriteString("start_time", now.UtcDateTime.ToString(TimeFormat));
        json.WriteString("end_time", now.UtcDateTime.ToString(TimeFormat));
        json.WriteString("status", "success");
        json.WriteStartArray("messages");
        foreach (var finding in shown.Where(f => f.Counts && (f.Package is null || f.Kind == FindingKind.Licence)))
            WriteMessage(json, "warn", $"{Sentences.Headline(finding, result.Subject)}. {Sentences.Detail(finding)}");
        foreach (var finding in shown.Where(f => !f.Counts))
            WriteMessage(json, "info", $"{Sentences.Headline(finding, result.Subject)} does not count. {Sentences.Excuse(finding)}");
        foreach (var gap in result.Gaps)
            WriteMessage(json, "warn", Printable.Of($"{(gap.Path.Length > 0 ? $"{gap.Path}: " : "")}{gap.Message}"));
        WriteMessage(json, "info", $"The policy {Printable.Of(result.Verdict.Policy)} says {result.Verdict.Result.ToString().ToLowerInvariant()}; advisories up to {Printable.Of(result.Database.Built)}.");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteTool(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteString("id", Tool.Id);
        json.WriteString("name", Tool.Name);
        json.WriteString("version", Tool.Version);
        json.WriteStartObject("vendor");
        json.WriteString("name", Tool.Name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteMessage(Utf8JsonWriter json, string level, string text)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        json.WriteString("value", text.TrimEnd());
        json.EndItem();
    }
}
