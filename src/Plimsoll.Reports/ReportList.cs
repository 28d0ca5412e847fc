using Plimsoll.Reports.CycloneDx;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Spdx;
using Plimsoll.Reports.Spdx3;
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
        new SpdxJsonReport(),
        new SpdxTagValueReport(),
        new Spdx3JsonReport(),
    ];
}
