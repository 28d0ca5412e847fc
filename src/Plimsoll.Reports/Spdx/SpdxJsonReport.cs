using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Spdx;

/// <summary>An SPDX 2.3 document in JSON; of several results an array.</summary>
public sealed class SpdxJsonReport : IInventoryReport
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public string Format => "spdx-json";

    public string Version => "2.3";

    public IReadOnlyList<string> Versions => [Version];

    public Frame Frame { get; } = new("[\n", ",\n", "]\n");

    public IReport Of(string version) => this;

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
            new SpdxJsonWriter(json).Write(new SpdxDocument(result, options));
        output.Write("\n"u8);
    }
}
