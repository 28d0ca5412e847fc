using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Json;

namespace Plimsoll.Reports.Differences;

/// <summary>The difference as JSON; findings are written as the report writes them.</summary>
public sealed class DifferenceJson : IDifferenceReport
{
    const int SchemaVersion = 1;

    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public string Format => "json";

    public void Write(ResultDifference difference, ReportOptions options, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            WriteSide(json, "before", difference.Before);
            WriteSide(json, "after", difference.After);
            json.WriteStartArray("packages");
            foreach (var change in difference.Packages)
                Write(json, change);
            json.WriteEndArray();
            json.WriteStartObject("came");
            FindingJson.Write(json, difference.Came.Where(options.Shows));
            json.WriteEndObject();
            json.WriteStartObject("went");
            FindingJson.Write(json, difference.Gone.Where(options.Shows));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    static void WriteSide(Utf8JsonWriter json, string name, ScanResult result)
    {
        json.WriteStartObject(name);
        SubjectJson.Write(json, result);
        json.WriteString("database", result.Database.Digest);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, PackageChange change)
    {
        json.WriteStartObject();
        json.WriteString("type", change.Either.Package.Type.PurlName());
        json.WriteString("name", change.Either.Package.Name);
        WriteOne(json, "before", change.Before);
        WriteOne(json, "after", change.After);
        json.WriteEndObject();
    }

    static void WriteOne(Utf8JsonWriter json, string name, InstalledPackage? package)
    {
        if (package is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("version", package.Package.Version);
        json.WriteString("purl", package.Purl.ToString());
        json.WriteEndObject();
    }
}
