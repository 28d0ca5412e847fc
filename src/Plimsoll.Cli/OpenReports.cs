using Plimsoll.Core.Findings;
using Plimsoll.Reports;

namespace Plimsoll.Cli;

/// <summary>All reports of a scan, side by side.</summary>
sealed class OpenReports(IReadOnlyList<Output> outputs, ReportOptions options, bool several) : IDisposable
{
    readonly List<OpenReport> reports = [.. outputs.Select(o => new OpenReport(o, options, several))];

    public void Write(ScanResult result) => reports.ForEach(r => r.Write(result));

    public void Finish() => reports.ForEach(r => r.Finish());

    public void Dispose() => reports.ForEach(r => r.Dispose());
}
