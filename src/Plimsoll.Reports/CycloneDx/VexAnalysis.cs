using Plimsoll.Core.Findings;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.CycloneDx;

/// <summary>What an exploitability exchange says that a bill of materials leaves open, and how it points into the bill.</summary>
/// <remarks>CycloneDX "Bill of Materials - BOM-Link": <c>urn:cdx:SERIAL/VERSION#REF</c>.</remarks>
sealed class VexAnalysis(Bom bom)
{
    // The bill's serial follows from its content, so it is known without the bill.
    readonly Guid inventory = BomSerial.Of(bom.Result, bom.ToolVersion, []);

    public string LinkTo(string reference) => $"urn:cdx:{inventory}/1#{Uri.EscapeDataString(reference)}";

    /// <summary>An advisory's word that a version is affected is all that is known: nobody has looked whether it can be reached.</summary>
    public string StateOf(Finding finding) => finding.Status == VulnerabilityStatus.Affected ? "exploitable" : "in_triage";

    public string? ResponseTo(Finding finding) => finding.IsFixable ? "update" : null;
}
