using Plimsoll.Core.Findings;
using Plimsoll.Core.Licences;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.Spdx;

/// <summary>What both forms of SPDX 2.3 say of the document as a whole.</summary>
sealed class SpdxDocument
{
    public const string SpecVersion = "SPDX-2.3";
    public const string DataLicence = "CC0-1.0";

    readonly Bom bom;

    public SpdxDocument(ScanResult result, ReportOptions options) => bom = new Bom(result, options, []);

    public string Name => bom.Subject.Name;

    public string Namespace => $"urn:uuid:{bom.Serial}";

    public string Creator => $"Tool: {Bom.ToolName}-{bom.ToolVersion}";

    public string Created => bom.Created;

    public string? Comment => bom.IsIncomplete ? $"Some of the subject could not be read ({bom.Result.Evidence.Gaps.Count} gaps): the list of packages may be incomplete." : null;

    /// <summary>The subject first.</summary>
    public IEnumerable<SpdxPackage> Packages => bom.Items.Select(i => new SpdxPackage(i, bom.Result.Subject));

    /// <summary>Every licence outside SPDX's list, once.</summary>
    public IEnumerable<CustomLicence> CustomLicences => bom.Packages.SelectMany(p => p.Licences.Custom).DistinctBy(c => c.Id);

    /// <summary>The document describes the subject, and that contains everything; then what packages need of each other.</summary>
    public IEnumerable<(string From, string Type, string To)> Relationships
    {
        get
        {
            var subject = SpdxId.Of(bom.Subject);
            yield return (SpdxId.Document, "DESCRIBES", subject);
            foreach (var item in bom.Items.Skip(1))
                yield return (subject, "CONTAINS", SpdxId.Of(item));
            var ids = bom.Packages.ToDictionary(p => p.Ref, SpdxId.Of, StringComparer.Ordinal);
            foreach (var (from, to) in bom.Needs)
                foreach (var one in to)
                    yield return (ids[from], "DEPENDS_ON", ids[one]);
        }
    }
}
