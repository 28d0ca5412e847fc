using Plimsoll.Core.Findings;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.CycloneDx;

static class CycloneDxBom
{
    /// <summary>The format tells of vulnerabilities, and of no other findings.</summary>
    public static Bom Of(ScanResult result, ReportOptions options) =>
        new(result, options, [.. result.Findings.Where(f => f.IsOfAdvisory && options.Shows(f))]);
}
