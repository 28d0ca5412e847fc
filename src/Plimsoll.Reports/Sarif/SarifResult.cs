using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;
using Plimsoll.Reports.Json;

namespace Plimsoll.Reports.Sarif;

/// <summary>One finding as a result of a SARIF run.</summary>
static class SarifResult
{
    // GitHub takes no more locations than this of one result.
    const int MaxLocations = 100;
    const int FingerprintLength = 16;

    public static void Write(Utf8JsonWriter json, Finding finding, Subject subject, int rule)
    {
        var excuse = Sentences.Excuse(finding);
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        json.WriteStartObject("message");
        json.WriteString("text", SarifText.Of($"{Sentences.Headline(finding, subject)}. {Sentences.Detail(finding)}".TrimEnd()));
        json.WriteEndObject();
        json.WriteStartArray("locations");
        if (finding.Package is { Places.Count: > 0 } installed)
            foreach (var place in installed.Places.Take(MaxLocations))
                WriteLocation(json, place.Path, finding.Package, place);
        else
            WriteLocation(json, subject.Name, finding.Package, null);
        json.WriteEndArray();
        WriteFingerprints(json, finding);
        if (excuse is not null)
            WriteSuppression(json, excuse);
        WriteProperties(json, finding);
        json.EndItem();
    }

    public static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    static void WriteLocation(Utf8JsonWriter json, string path, InstalledPackage? package, Place? place)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", RelativeUri(path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        if (package is not null)
            WriteLogical(json, package.Package.Name, package.Purl.ToString(), "package");
        if (place?.Layer is { } layer)
            WriteLogical(json, layer.ToString(), place.Step is { } step ? $"{layer} ({step})" : layer.ToString(), "layer");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteLogical(Utf8JsonWriter json, string name, string qualified, string kind)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("fullyQualifiedName", qualified);
        json.WriteString("kind", kind);
        json.WriteEndObject();
    }

    /// <summary>The path as a reference that can neither leave the root nor name another host.</summary>
    static string RelativeUri(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(s => s is not ("." or "..")).Select(Uri.EscapeDataString);
        var uri = string.Join('/', segments);
        return uri.Length > 0 ? uri : "subject";
    }

    /// <summary>The same in every run, and after an upgrade that leaves the vulnerability in: neither version nor layer is in it.</summary>
    static void WriteFingerprints(Utf8JsonWriter json, Finding finding)
    {
        var package = finding.Package is { } installed ? $"{installed.Purl.Type}/{installed.Purl.Namespace}/{installed.Purl.Name}" : "";
        var place = finding.Package is { Places.Count: > 0 } placed ? placed.Places[0].Path : "";
        var hash = StableId.Hex(finding.Kind.Snake(), finding.Id, package, place);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("plimsollFinding/v1", hash);
        json.WriteString("primaryLocationLineHash", $"{hash.AsSpan(0, FingerprintLength)}:1");
        json.WriteEndObject();
    }

    static void WriteSuppression(Utf8JsonWriter json, string excuse)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", excuse);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    static void WriteProperties(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("properties");
        json.WriteString("severity", finding.Severity.Snake());
        json.WriteString("status", finding.Status.Snake());
        json.WriteOptional("purl", finding.Package?.Purl.ToString());
        json.WriteString("installed", finding.Installed);
        json.WriteStrings("fixed", finding.Fixed);
        json.WriteEndObject();
    }
}
