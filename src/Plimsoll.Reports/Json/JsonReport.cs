using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Json;

/// <summary>
/// The whole result, for programs: <c>docs/schema/plimsoll-report-1.schema.json</c>; several together as
/// <c>docs/schema/plimsoll-reports-1.schema.json</c>. They change by addition only.
/// </summary>
public sealed class JsonReport : IReport
{
    public string Format => "json";

    public Frame Frame { get; } = new("{\n\"schemaVersion\": 1,\n\"results\": [\n", ",\n", "]\n}\n");

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonWriting.Document))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            SubjectJson.Write(json, result);
            DatabaseJson.Write(json, result.Database);
            PackageJson.Write(json, result.Evidence.Packages);
            FindingJson.Write(json, result.Findings.Where(options.Shows));
            EvidenceJson.WriteObservations(json, result.Evidence.Observations);
            EvidenceJson.WriteGaps(json, result.Gaps);
            json.WriteStartArray("nested");
            json.WriteEndArray();
            VerdictJson.Write(json, result.Verdict);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
