using Plimsoll.Core;
using Plimsoll.Core.Licences;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.CycloneDx;

/// <summary>A component: the subject, its operating system, a package.</summary>
sealed class ComponentPart(BomWriter writer, CycloneDxVersion version)
{
    public void WriteSubject(BomItem item, SubjectKind kind)
    {
        writer.StartObject("component");
        WriteParts(item, kind switch
        {
            SubjectKind.Image or SubjectKind.Container => "container",
            SubjectKind.Host => "device",
            SubjectKind.Rootfs => "file",
            _ => "application",
        });
        writer.EndObject();
    }

    public void Write(BomItem item, string type)
    {
        writer.StartItem("component");
        WriteParts(item, item.Kind == BomItemKind.OperatingSystem ? "operating-system" : type);
        writer.EndObject();
    }

    void WriteParts(BomItem item, string type)
    {
        writer.Attribute("type", type);
        writer.Attribute("bom-ref", item.Ref);
        if ((item.Vendor ?? item.Maintainer) is { } supplier)
        {
            writer.StartObject("supplier");
            writer.Text("name", supplier);
            writer.EndObject();
        }

        writer.Optional("publisher", item.Maintainer);
        writer.Text("name", item.Name);

        // 1.4's XML wants one, be it empty.
        writer.Version(item.Version ?? "");
        writer.Optional("description", item.Description);
        WriteHash(item.Digest);
        WriteLicences(item.Licences.Fields);
        writer.Optional("purl", item.Purl?.ToString());
        WriteProperties(writer, item.Properties);
        WriteEvidence(item);
    }

    void WriteHash(Digest? digest)
    {
        if (digest is not { } known)
            return;
        writer.StartList("hashes");
        writer.Pair("hash", "alg", known.Algorithm == "sha512" ? "SHA-512" : "SHA-256", "content", known.Hex);
        writer.EndList();
    }

    /// <summary>One expression, or a list of ids and names: before 1.7 the two do not mix. What the SPDX list does not hold keeps its own words as a name.</summary>
    void WriteLicences(IReadOnlyList<LicenceExpression> fields)
    {
        if (fields.Count == 0)
            return;
        writer.StartList("licenses");
        if (fields.All(f => f.Custom.Count == 0) && !fields.All(f => f.IsListed))
            writer.LicenceExpression(new PackageLicences(fields).Expression!);
        else
            foreach (var field in fields)
                writer.Licence(field.IsListed ? "id" : "name", field.IsListed ? field.Text : field.Stated);
        writer.EndList();
    }

    void WriteEvidence(BomItem item)
    {
        if (!version.IsAtLeast15 || item.Places.Count == 0)
            return;
        writer.StartObject("evidence");
        writer.StartList("occurrences");
        foreach (var place in item.Places)
        {
            writer.StartItem("occurrence");
            writer.Text("location", place.Path);
            writer.EndObject();
        }

        writer.EndList();
        writer.EndObject();
    }

    public static void WriteProperties(BomWriter writer, IReadOnlyList<BomProperty> properties)
    {
        if (properties.Count == 0)
            return;
        writer.StartList("properties");
        foreach (var property in properties)
            writer.Pair("property", "name", property.Name, "value", property.Value);
        writer.EndList();
    }
}
