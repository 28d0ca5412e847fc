using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;

namespace Plimsoll.Bills.Spdx;

/// <summary>Reads SPDX 2.2 and 2.3 in JSON, and in YAML, which is the same in other words.</summary>
/// <remarks>SPDX 2.3, the JSON schema.</remarks>
static class SpdxJson
{
    public static bool Recognises(JsonElement root) => root.Text("spdxVersion")?.StartsWith("SPDX-", StringComparison.Ordinal) == true;

    /// <exception cref="MalformedDocumentException">It is of a version that is not read.</exception>
    public static Bill Read(JsonElement root, Limits limits)
    {
        var version = root.Text("spdxVersion")!["SPDX-".Length..];
        if (!version.StartsWith("2.", StringComparison.Ordinal))
            throw new MalformedDocumentException($"it is SPDX '{version}', and 2.2, 2.3 and 3.0.1 are read");
        var bill = new Bill($"SPDX {version}", limits)
        {
            Tool = root.Get("creationInfo")?.Texts("creators").FirstOrDefault(c => c.StartsWith("Tool: ", StringComparison.Ordinal))?["Tool: ".Length..],
            IsIncomplete = SpdxDocument.IsIncomplete(root.Text("comment")),
        };
        var licences = Licences(root, bill);
        // One of them may be the subject, and one beyond the limit shows that there are more.
        List<BillItem> items = [.. root.Items("packages").Take(limits.MaxPackagesPerFile + 2).Select(p => Item(p, bill, licences))];
        bill.Subject = SpdxFields.Subject(Described(root), items);
        foreach (var item in items)
            if (item != bill.Subject && !bill.Add(item))
                break;
        foreach (var relation in root.Items("relationships"))
            if (!SpdxFields.Relation(bill, relation.Text("spdxElementId"), relation.Text("relationshipType"), relation.Text("relatedSpdxElement"), relation.Text("comment")))
                break;
        return bill;
    }

    static HashSet<string> Described(JsonElement root)
    {
        HashSet<string> described = [.. root.Texts("documentDescribes")];
        foreach (var relation in root.Items("relationships"))
            if (relation.Text("relationshipType") == "DESCRIBES" && relation.Text("spdxElementId") == SpdxDocument.Ref && relation.Text("relatedSpdxElement") is { } subject)
                described.Add(subject);
            else if (relation.Text("relationshipType") == "DESCRIBED_BY" && relation.Text("relatedSpdxElement") == SpdxDocument.Ref && relation.Text("spdxElementId") is { } itself)
                described.Add(itself);
        return described;
    }

    static BillItem Item(JsonElement package, Bill bill, Dictionary<string, string> licences)
    {
        var item = new BillItem
        {
            Ref = package.Text("SPDXID") ?? "",
            Kind = SpdxFields.Kind(package.Text("primaryPackagePurpose")),
            Name = bill.Field(package.Text("name")) ?? "",
            Version = SpdxFields.Stated(bill.Field(package.Text("versionInfo"))),
            Description = bill.Field(package.Text("description")),
        };
        SpdxFields.Originator(item, bill.Field(package.Text("originator")));
        SpdxFields.Supplier(item, bill.Field(package.Text("supplier")));
        SpdxDocument.AddLicence(item, bill.Field(package.Text("licenseDeclared")), bill.Field(package.Text("licenseConcluded")), licences);
        foreach (var reference in package.Items("externalRefs"))
            SpdxFields.Reference(item, reference.Text("referenceType"), bill.Field(reference.Text("referenceLocator")));
        foreach (var checksum in package.Items("checksums"))
            if (CycloneDx.CycloneDxFields.Checksum(checksum.Text("algorithm"), checksum.Text("checksumValue")) is { } stated)
                item.Checksums.Add(stated);
        foreach (var annotation in package.Items("annotations"))
            SpdxFields.Comment(item, annotation.Text("comment"));
        foreach (var text in package.Items("attributionTexts"))
            SpdxFields.Comment(item, text.ValueKind == JsonValueKind.String ? text.GetString() : null);
        SpdxDocument.AddSource(item, bill.Field(package.Text("sourceInfo")));
        return item;
    }

    static Dictionary<string, string> Licences(JsonElement root, Bill bill)
    {
        var licences = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var licence in root.Items("hasExtractedLicensingInfos"))
            if (licence.Text("licenseId") is { } id && bill.Field(licence.Text("name")) is { } name)
                licences[id] = name;
        return licences;
    }
}
