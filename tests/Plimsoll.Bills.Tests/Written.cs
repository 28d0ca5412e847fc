using System.Text;
using Plimsoll.Core.Findings;
using Plimsoll.Reports;

namespace Plimsoll.Bills.Tests;

/// <summary>Bills that Plimsoll writes.</summary>
static class Written
{
    /// <summary>Every format and version.</summary>
    public static TheoryData<string> Formats { get; } = [.. ReportList.All.OfType<IInventoryReport>().SelectMany(r => r.Versions.Select(v => $"{r.Format}@{v}"))];

    public static byte[] As(string format, ScanResult result)
    {
        var (name, version) = (format.Split('@')[0], format.Split('@')[1]);
        using var stream = new MemoryStream();
        ((IInventoryReport)ReportList.All.Single(r => r.Format == name)).Of(version).Write(result, new ReportOptions { ToolVersion = "1.2.3" }, stream);
        return stream.ToArray();
    }

    public static string Text(string format, ScanResult result) => Encoding.UTF8.GetString(As(format, result));
}
