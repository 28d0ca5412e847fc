using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.OpenVex;

/// <summary>OpenVEX: of every vulnerability, where the subject stands with it. A first draft for whoever then judges, and what other scanners read.</summary>
/// <remarks>OpenVEX 0.2.0. The specification knows no document without a statement: of a subject without findings the list is empty.</remarks>
public sealed class OpenVexReport : IReport
{
    /// <summary>The labels that OpenVEX knows; other formats have others.</summary>
    static readonly string?[] Justifications =
        ["component_not_present", "vulnerable_code_not_present", "vulnerable_code_not_in_execute_path", "vulnerable_code_cannot_be_controlled_by_adversary", "inline_mitigations_already_exist"];

    public string Format => "openvex";

    public Frame? Frame => null;

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        var statements = result.Findings.Where(f => options.Shows(f) && f.IsOfAdvisory).GroupBy(Statement.Of).ToList();
        var product = OpenVexProduct.Of(result.Subject);
        using (var json = new Utf8JsonWriter(output, JsonWriting.Document))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://openvex.dev/ns/v0.2.0");
            json.WriteString("@id", $"urn:uuid:{StableId.Uuid([product, result.Database.Digest, .. statements.SelectMany(s => s.Select(f => $"{s.Key} {f.Package?.Purl}"))])}");
            json.WriteString("author", Tool.Name);
            json.WriteString("role", "Scanner");
            json.WriteString("timestamp", options.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"));
            json.WriteNumber("version", 1);
            json.WriteString("tooling", $"{Tool.Name} {Tool.Version}, advisories up to {Printable.Of(result.Database.Built)}");
            json.WriteStartArray("statements");
            foreach (var statement in statements)
                Write(json, statement.Key, [.. statement], product, result);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    static void Write(Utf8JsonWriter json, Statement statement, List<Finding> findings, string product, ScanResult result)
    {
        json.WriteStartObject();
        json.WriteStartObject("vulnerability");
        json.WriteString("name", statement.Id);
        if (findings.SelectMany(f => f.Aliases).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } aliases)
            json.WriteStrings("aliases", aliases);
        json.WriteEndObject();
        json.WriteStartArray("products");
        OpenVexProduct.Write(json, product, result.Subject, findings.Select(f => f.Package?.Purl.ToString()).OfType<string>().Distinct());
        json.WriteEndArray();
        json.WriteString("status", statement.Status.Snake());
        if (statement.Excuse is { } excuse)
            json.WriteString("status_notes", excuse);
        if (statement.Status == VulnerabilityStatus.NotAffected && Justifications.Contains(statement.Word?.Justification))
            json.WriteString("justification", statement.Word!.Justification);
        if (statement.Status == VulnerabilityStatus.NotAffected)
            json.WriteString("impact_statement", statement.Impact);
        if (statement.Status == VulnerabilityStatus.Affected)
            json.WriteString("action_statement", statement.Word?.Action ?? (statement.Text.Length > 0 ? statement.Text : "No fix is known; remove the package or accept the risk."));
        json.EndItem();
    }

    /// <summary>What findings have in common that one statement speaks of.</summary>
    sealed record Statement(string Id, VulnerabilityStatus Status, string? Excuse, string Text, VexWord? Word)
    {
        public static Statement Of(Finding finding) =>
            new(finding.Id, finding.Status, finding.Waived is null && finding.Vex is null ? null : Sentences.Excuse(finding), Printable.Of(finding.Remedy ?? ""), finding.Vex);

        public string Impact => Printable.Of(Word is null ? Text.Length > 0 ? Text : "The advisory says that this version is not affected." : Word.Impact ?? Word.Justification ?? "The statement gives no reason.");
    }
}
