using System.Text;
using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Tests;

/// <summary>A report as text.</summary>
static class Written
{
    public static readonly ReportOptions Options = new() { Width = 80, Today = new DateOnly(2026, 11, 24), Now = new DateTimeOffset(2026, 11, 24, 10, 20, 30, TimeSpan.Zero) };

    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string As(string format, ScanResult result, ReportOptions? options = null)
    {
        using var stream = new MemoryStream();
        ReportList.All.Single(r => r.Format == format).Write(result, options ?? Options, stream);
        return Strict.GetString(stream.ToArray());
    }

    public static JsonElement AsJson(string format, ScanResult result, ReportOptions? options = null)
    {
        using var document = JsonDocument.Parse(As(format, result, options));
        return document.RootElement.Clone();
    }

    /// <summary>Several results in the format's frame, as a scan of several writes them.</summary>
    public static string Together(string format, params ScanResult[] results)
    {
        var frame = ReportList.All.Single(r => r.Format == format).Frame!;
        return frame.Before + string.Join(frame.Between, results.Select(r => As(format, r, Options with { InFrame = true }))) + frame.After;
    }
}
