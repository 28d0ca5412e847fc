using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.Spdx3;

/// <summary>An SPDX 3.0.1 document in JSON-LD; of several results an array.</summary>
public sealed class Spdx3JsonReport : IInventoryReport
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public string Format => "spdx3-json";

    public string Version => "3.0.1";

    public IReadOnlyList<string> Versions => [Version];

    public Frame Frame { get; } = new("[\n", ",\n", "]\n");

    public IReport Of(string version) => this;

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
            new Spdx3Graph(json, new Bom(result, options, [])).Write();
        output.Write("\n"u8);
    }
}
