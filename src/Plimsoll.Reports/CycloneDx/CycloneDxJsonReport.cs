using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.CycloneDx;

/// <summary>A CycloneDX bill of materials in JSON, with vulnerabilities where the result has findings; of several results an array.</summary>
public sealed class CycloneDxJsonReport : IInventoryReport
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    readonly CycloneDxVersion version;

    public CycloneDxJsonReport()
        : this(CycloneDxVersion.Default)
    {
    }

    CycloneDxJsonReport(CycloneDxVersion version) => this.version = version;

    public string Format => "cyclonedx-json";

    public string Version => version.Text;

    public IReadOnlyList<string> Versions => CycloneDxVersion.All;

    public Frame Frame { get; } = new("[\n", ",\n", "]\n");

    public IReport Of(string version) => new CycloneDxJsonReport(new CycloneDxVersion(version));

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            var writer = new JsonBomWriter(json, version);
            new BomDocument(writer, version).Write(CycloneDxBom.Of(result, options));
        }

        output.Write("\n"u8);
    }
}
