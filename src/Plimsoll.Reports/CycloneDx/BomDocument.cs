using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.CycloneDx;

/// <summary>The whole document, part by part, in either form.</summary>
sealed class BomDocument(BomWriter writer, CycloneDxVersion version)
{
    public void Write(Bom bom)
    {
        var components = new ComponentPart(writer, version);
        writer.Start(bom.Serial);
        WriteMetadata(bom, components);
        writer.StartList("components");
        foreach (var item in bom.Items.Skip(1))
            components.Write(item, "library");
        writer.EndList();
        WriteDependencies(bom);
        WriteCompositions(bom);
        if (bom.Findings.Count > 0)
            new VulnerabilityPart(writer, version, bom).Write();
        writer.Finish();
    }

    /// <summary>What is said of vulnerabilities alone, of the components of the bill that <c>plimsoll sbom</c> writes.</summary>
    public void WriteVex(Bom bom)
    {
        writer.Start(bom.Serial);
        WriteMetadata(bom, new ComponentPart(writer, version));
        new VulnerabilityPart(writer, version, bom, new VexAnalysis(bom)).Write();
        writer.Finish();
    }

    void WriteMetadata(Bom bom, ComponentPart components)
    {
        writer.StartObject("metadata");
        writer.Text("timestamp", bom.Created);
        if (version.IsAtLeast15)
        {
            writer.StartObject("tools");
            writer.StartList("components");
            writer.StartItem("component");
            writer.Attribute("type", "application");
            WriteTool(bom);
            writer.EndObject();
            writer.EndList();
            writer.EndObject();
        }
        else
        {
            writer.StartList("tools");
            writer.StartItem("tool");
            WriteTool(bom);
            writer.EndObject();
            writer.EndList();
        }

        components.WriteSubject(bom.Subject, bom.Result.Subject.Kind);
        writer.EndObject();
    }

    void WriteTool(Bom bom)
    {
        writer.Text("name", Bom.ToolName);
        writer.Text("version", bom.ToolVersion);
    }

    /// <summary>The subject holds its system, and the system what is installed in it; then what packages need of each other.</summary>
    void WriteDependencies(Bom bom)
    {
        writer.StartList("dependencies");
        if (bom.System is { } system)
            writer.Dependency(bom.Subject.Ref, [system.Ref]);
        writer.Dependency((bom.System ?? bom.Subject).Ref, bom.PackageRefs);
        foreach (var (from, to) in bom.Needs)
            writer.Dependency(from, to);
        writer.EndList();
    }

    /// <summary>Nobody can promise that an inventory is complete; where something could not be read, it is known not to be.</summary>
    void WriteCompositions(Bom bom)
    {
        writer.StartList("compositions");
        writer.StartItem("composition");
        writer.Text("aggregate", bom.IsIncomplete ? "incomplete" : "unknown");
        writer.StartList("assemblies");
        writer.Reference("assembly", bom.Subject.Ref);
        writer.EndList();
        writer.EndObject();
        writer.EndList();
    }
}
