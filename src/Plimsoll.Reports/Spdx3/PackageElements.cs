using Plimsoll.Core;
using Plimsoll.Reports.Sbom;
using Plimsoll.Reports.Spdx;

namespace Plimsoll.Reports.Spdx3;

/// <summary>Subject, operating system and packages, all of them <c>software_Package</c>.</summary>
sealed class PackageElements(ElementWriter elements, AgentElements agents)
{
    public void Write(BomItem item, SubjectKind kind)
    {
        elements.Start("software_Package", elements.Iri(SpdxId.Local(item)), item.Name);
        elements.Optional("description", item.Description);
        elements.Optional("software_packageVersion", item.Version);
        elements.Optional("software_packageUrl", item.Purl?.ToString());
        elements.Optional("software_sourceInfo", item.SourceInfo);
        elements.Text("software_primaryPurpose", Purpose(item, kind));
        if ((item.Vendor ?? item.Maintainer) is { } supplier)
            elements.Text("suppliedBy", agents.Of(supplier, isOrganisation: item.Vendor is not null));
        if (item.Maintainer is { } maintainer)
            elements.List("originatedBy", [agents.Of(maintainer, isOrganisation: false)]);
        WriteHash(item.Digest);
        WriteProperties(item.Properties);
        elements.End();
    }

    void WriteHash(Digest? digest)
    {
        if (digest is not { } known)
            return;
        elements.StartList("verifiedUsing");
        elements.StartPart("Hash");
        elements.Text("algorithm", known.Algorithm);
        elements.Text("hashValue", known.Hex);
        elements.End();
        elements.EndList();
    }

    void WriteProperties(IReadOnlyList<BomProperty> properties)
    {
        if (properties.Count == 0)
            return;
        elements.StartList("extension");
        elements.StartPart("extension_CdxPropertiesExtension");
        elements.StartList("extension_cdxProperty");
        foreach (var property in properties)
        {
            elements.StartPart("extension_CdxPropertyEntry");
            elements.Text("extension_cdxPropName", property.Name);
            elements.Text("extension_cdxPropValue", property.Value);
            elements.End();
        }

        elements.EndList();
        elements.End();
        elements.EndList();
    }

    static string Purpose(BomItem item, SubjectKind kind) => item.Kind switch
    {
        BomItemKind.OperatingSystem => "operatingSystem",
        BomItemKind.Package => "install",
        _ => kind switch
        {
            SubjectKind.Image or SubjectKind.Container => "container",
            SubjectKind.Host => "device",
            SubjectKind.Rootfs => "filesystemImage",
            SubjectKind.Directory => "source",
            _ => "other",
        },
    };
}
