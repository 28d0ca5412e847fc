using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Json;

static class FindingJson
{
    public static void Write(Utf8JsonWriter json, IEnumerable<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind.Snake());
            json.WriteString("id", finding.Id);
            json.WriteStrings("aliases", finding.Aliases);
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", finding.Severity.Snake());
            json.WriteOptional("severitySource", finding.SeveritySource);
            json.WriteString("status", finding.Status.Snake());
            json.WriteOptional("vendorState", finding.VendorState == VendorState.None ? null : finding.VendorState.Snake());
            json.WriteString("package", finding.Package?.Purl.ToString() ?? "");
            json.WriteString("installed", finding.Installed);
            json.WriteStrings("fixed", finding.Fixed);
            json.WriteOptional("upgrade", finding.Upgrade);
            WriteScores(json, finding);
            json.WriteNull("inUse");
            json.WriteOptional("title", finding.Title);
            json.WriteStrings("cwe", finding.Weaknesses);
            json.WriteStrings("sources", finding.Sources);
            json.WriteStrings("references", finding.References);
            json.WriteOptional("published", finding.Published);
            json.WriteStartObject("place");
            var place = finding.Package is { Places.Count: > 0 } installed ? installed.Places[0] : null;
            json.WriteOptional("layer", place?.Layer?.ToString());
            json.WriteOptional("path", place?.Path);
            json.WriteNull("line");
            json.WriteOptional("step", place?.Step);
            json.WriteEndObject();
            json.WriteOptional("remedy", finding.Remedy);
            WriteVex(json, finding.Vex);
            WriteWaiver(json, finding.Waived);
            json.EndItem();
        }

        json.WriteEndArray();
    }

    static void WriteScores(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartArray("cvss");
        foreach (var score in finding.Cvss)
        {
            json.WriteStartObject();
            json.WriteString("version", score.Version);
            json.WriteString("vector", score.Vector);
            json.WriteNumber("score", score.Score);
            json.WriteString("source", score.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (finding.Epss is { } epss)
        {
            json.WriteStartObject("epss");
            json.WriteNumber("probability", epss.Probability);
            json.WriteNumber("percentile", epss.Percentile);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("epss");
        }

        if (finding.Kev is { } exploited)
        {
            json.WriteStartObject("kev");
            json.WriteString("added", exploited.Added);
            json.WriteOptional("due", exploited.Due);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("kev");
        }
    }

    static void WriteVex(Utf8JsonWriter json, VexWord? word)
    {
        if (word is null)
        {
            json.WriteNull("vex");
            return;
        }

        json.WriteStartObject("vex");
        json.WriteString("status", word.Status.Snake());
        json.WriteOptional("justification", word.Justification);
        json.WriteOptional("impact", word.Impact);
        json.WriteOptional("action", word.Action);
        json.WriteString("author", word.Author);
        json.WriteString("document", word.Document);
        json.WriteOptional("timestamp", word.Timestamp);
        json.WriteEndObject();
    }

    static void WriteWaiver(Utf8JsonWriter json, Waiver? waiver)
    {
        if (waiver is null)
        {
            json.WriteNull("waived");
            return;
        }

        json.WriteStartObject("waived");
        json.WriteString("owner", waiver.Owner);
        json.WriteString("reason", waiver.Reason);
        json.WriteOptional("until", waiver.Until?.ToString("yyyy-MM-dd"));
        json.WriteEndObject();
    }
}
