using Plimsoll.Reports.CycloneDx;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports;

/// <summary>Every report.</summary>
public static class ReportList
{
    public static IReadOnlyList<IReport> All { get; } =
    [
        new TableReport(),
        new JsonReport(),
        new CycloneDxJsonReport(),
        new CycloneDxXmlReport(),
    ];
}
