using System.Text.Json;
using Plimsoll.Reports.Sbom;
using Plimsoll.Reports.Spdx;

namespace Plimsoll.Reports.Spdx3;

/// <summary>The graph of one document: who made it, the document, the bill, its packages, agents, licences, relations.</summary>
/// <remarks>SPDX 3.0.1, profiles Core, Software, SimpleLicensing, Extension.</remarks>
sealed class Spdx3Graph(Utf8JsonWriter json, Bom bom)
{
    static readonly string[] Profiles = ["core", "software", "simpleLicensing", "extension"];

    readonly ElementWriter elements = new(json, bom.Serial);

    public void Write()
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld");
        json.WriteStartArray("@graph");
        WriteCreation();
        WriteCollections();
        var agents = new AgentElements(elements);
        var packages = new PackageElements(elements, agents);
        foreach (var item in bom.Items)
            packages.Write(item, bom.Result.Subject.Kind);
        agents.Write();
        new LicenceElements(elements).Write(bom);
        WriteContents();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void WriteCreation()
    {
        var (agent, tool) = (elements.Iri("Agent-plimsoll"), elements.Iri("Tool-plimsoll"));
        elements.StartPart("CreationInfo");
        elements.Text("@id", ElementWriter.Creation);
        elements.Text("specVersion", "3.0.1");
        elements.Text("created", bom.Created);
        elements.List("createdBy", [agent]);
        elements.List("createdUsing", [tool]);
        elements.End();
        elements.Start("SoftwareAgent", agent, Bom.ToolName);
        elements.End();
        elements.Start("Tool", tool, $"{Bom.ToolName}-{bom.ToolVersion}");
        elements.End();
    }

    void WriteCollections()
    {
        var bill = elements.Iri("Sbom");
        elements.Start("SpdxDocument", elements.Iri("Document"), bom.Subject.Name);
        elements.List("profileConformance", Profiles);
        elements.List("rootElement", [bill]);
        elements.End();
        elements.Start("software_Sbom", bill, bom.Subject.Name);
        elements.List("profileConformance", Profiles);
        elements.List("rootElement", [elements.Iri(SpdxId.Local(bom.Subject))]);
        elements.List("element", bom.Items.Select(i => elements.Iri(SpdxId.Local(i))));
        elements.List("software_sbomType", ["analyzed"]);
        elements.End();
    }

    void WriteContents()
    {
        var contents = bom.Items.Skip(1).Select(i => elements.Iri(SpdxId.Local(i)));
        if (contents.Any())
            elements.Relationship(elements.Iri(SpdxId.Local(bom.Subject)), "contains", contents, bom.IsIncomplete ? "incomplete" : "noAssertion");
        var iris = bom.Packages.ToDictionary(p => p.Ref, p => elements.Iri(SpdxId.Local(p)), StringComparer.Ordinal);
        foreach (var (from, to) in bom.Needs)
            elements.Relationship(iris[from], "dependsOn", to.Select(t => iris[t]));
    }
}
