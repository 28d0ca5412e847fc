using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.Sarif;

/// <summary>SARIF for code scanning services: a run a result, a rule a vulnerability, a result a package that has it.</summary>
/// <remarks>SARIF 2.1.0 (OASIS), with the properties that GitHub reads: https://docs.github.com/en/code-security/code-scanning (SARIF support).</remarks>
public sealed class SarifReport : IReport
{
    const string Head = "{\n\"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\n\"version\": \"2.1.0\",\n\"runs\": [\n";

    public string Format => "sarif";

    public Frame Frame { get; } = new(Head, ",\n", "]\n}\n");

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        if (!options.InFrame)
            output.Write(System.Text.Encoding.UTF8.GetBytes(Frame.Before));
        var shown = result.Findings.Where(options.Shows).ToList();
        using (var json = new Utf8JsonWriter(output, JsonWriting.Document))
            WriteRun(json, result, shown);
        output.Write("\n"u8);
        if (!options.InFrame)
            output.Write(System.Text.Encoding.UTF8.GetBytes(Frame.After));
    }

    static void WriteRun(Utf8JsonWriter json, ScanResult result, List<Finding> shown)
    {
        var rules = SarifRules.Of(shown);
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", Tool.Name);
        json.WriteString("version", Tool.Version);
        json.WriteString("semanticVersion", Tool.Version);
        rules.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();

        // What a service keeps apart: without it the second image of a repository would end the alerts of the first.
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"{Tool.Id}/{Printable.Of(result.Subject.Name)}{(result.Subject.Platform is { } platform ? $"/{Printable.Of(platform.ToString())}" : "")}/");
        json.WriteEndObject();
        WriteInvocation(json, result);
        json.WriteStartArray("results");
        foreach (var finding in shown)
            SarifResult.Write(json, finding, result.Subject, rules.IndexOf(finding));
        json.WriteEndArray();
        WriteProperties(json, result);
        json.WriteEndObject();
    }

    /// <summary>Gaps are what the tool has to say of itself.</summary>
    static void WriteInvocation(Utf8JsonWriter json, ScanResult result)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var gap in result.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("level", "warning");
            json.WriteStartObject("descriptor");
            json.WriteString("id", gap.Code.Snake());
            json.WriteEndObject();
            json.WriteStartObject("message");
            json.WriteString("text", SarifText.Of($"{(gap.Path.Length > 0 ? $"{gap.Path}: " : "")}{gap.Message}"));
            json.WriteEndObject();
            json.EndItem();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    static void WriteProperties(Utf8JsonWriter json, ScanResult result)
    {
        json.WriteStartObject("properties");
        json.WriteString("subject", result.Subject.Name);
        json.WriteOptional("digest", result.Subject.Digest?.ToString());
        json.WriteString("verdict", result.Verdict.Result.Snake());
        json.WriteString("policy", result.Verdict.Policy);
        json.WriteString("databaseBuilt", result.Database.Built);
        json.WriteEndObject();
    }
}
