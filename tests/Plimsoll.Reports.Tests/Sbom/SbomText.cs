using System.Text;
using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Tests.Sbom;

/// <summary>Bills of materials as text.</summary>
static class SbomText
{
    public static ReportOptions Options { get; } = new() { Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000), ToolVersion = "1.2.3" };

    public static string Of(string format, ScanResult result, ReportOptions? options = null)
    {
        using var stream = new MemoryStream();
        ReportFormat.Find(format, ReportList.All).Write(result, options ?? Options, stream);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
    }

    public static JsonElement Json(string format, ScanResult result)
    {
        using var document = JsonDocument.Parse(Of(format, result));
        return document.RootElement.Clone();
    }
}
