using System.Text;
using System.Xml;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.CycloneDx;

/// <summary>A CycloneDX bill of materials in XML, with vulnerabilities where the result has findings; of several results <c>boms</c> around each <c>bom</c>.</summary>
public sealed class CycloneDxXmlReport : IInventoryReport
{
    // Without a declaration, which XML 1.0 lets UTF-8 do, a document can stand among others.
    static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, OmitXmlDeclaration = true, CloseOutput = false, Encoding = new UTF8Encoding(false) };

    readonly CycloneDxVersion version;

    public CycloneDxXmlReport()
        : this(CycloneDxVersion.Default)
    {
    }

    CycloneDxXmlReport(CycloneDxVersion version) => this.version = version;

    public string Format => "cyclonedx-xml";

    public string Version => version.Text;

    public IReadOnlyList<string> Versions => CycloneDxVersion.All;

    public Frame Frame { get; } = new("<boms>\n", "", "</boms>\n");

    public IReport Of(string version) => new CycloneDxXmlReport(new CycloneDxVersion(version));

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using (var xml = XmlWriter.Create(output, Settings))
        {
            var writer = new XmlBomWriter(xml, version);
            new BomDocument(writer, version).Write(CycloneDxBom.Of(result, options));
        }

        output.Write("\n"u8);
    }
}
