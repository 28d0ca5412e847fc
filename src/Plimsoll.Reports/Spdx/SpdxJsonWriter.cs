using System.Text.Json;
using Plimsoll.Core.Licences;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.Spdx;

/// <remarks>SPDX 2.3, the JSON schema.</remarks>
sealed class SpdxJsonWriter(Utf8JsonWriter json)
{
    public void Write(SpdxDocument document)
    {
        json.WriteStartObject();
        Text("spdxVersion", SpdxDocument.SpecVersion);
        Text("dataLicense", SpdxDocument.DataLicence);
        Text("SPDXID", SpdxId.Document);
        Text("name", document.Name);
        Text("documentNamespace", document.Namespace);
        Optional("comment", document.Comment);
        json.WriteStartObject("creationInfo");
        Text("created", document.Created);
        json.WriteStrings("creators", [document.Creator]);
        Text("licenseListVersion", SpdxIds.ListVersion);
        json.WriteEndObject();
        WriteLicences(document);
        json.WriteStartArray("packages");
        foreach (var package in document.Packages)
            Write(package, document);
        json.WriteEndArray();
        WriteRelationships(document);
        json.WriteEndObject();
    }

    void WriteLicences(SpdxDocument document)
    {
        json.WriteStartArray("hasExtractedLicensingInfos");
        foreach (var licence in document.CustomLicences)
        {
            json.WriteStartObject();
            Text("licenseId", licence.Id);
            Text("name", licence.Text);
            Text("extractedText", licence.Text);
            json.EndItem();
        }

        json.WriteEndArray();
    }

    void Write(SpdxPackage package, SpdxDocument document)
    {
        json.WriteStartObject();
        Text("SPDXID", package.Id);
        Text("name", package.Name);
        Optional("versionInfo", package.Version);
        Text("supplier", package.Supplier);
        Optional("originator", package.Originator);
        Text("downloadLocation", SpdxPackage.NoAssertion);
        json.WriteBoolean("filesAnalyzed", false);
        if (package.Digest is { } digest)
        {
            json.WriteStartArray("checksums");
            json.WriteStartObject();
            Text("algorithm", digest.Algorithm.ToUpperInvariant());
            Text("checksumValue", digest.Hex);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        Optional("sourceInfo", package.SourceInfo);
        Text("licenseConcluded", SpdxPackage.NoAssertion);
        Text("licenseDeclared", package.Declared);
        Text("copyrightText", SpdxPackage.NoAssertion);
        Optional("description", package.Description);
        WritePurl(package.Purl);
        Optional("primaryPackagePurpose", package.Purpose);
        WriteAnnotation(package.Annotation, document);
        json.EndItem();
    }

    void WritePurl(string? purl)
    {
        if (purl is null)
            return;
        json.WriteStartArray("externalRefs");
        json.WriteStartObject();
        Text("referenceCategory", "PACKAGE-MANAGER");
        Text("referenceType", "purl");
        Text("referenceLocator", purl);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    void WriteAnnotation(string? comment, SpdxDocument document)
    {
        if (comment is null)
            return;
        json.WriteStartArray("annotations");
        json.WriteStartObject();
        Text("annotationDate", document.Created);
        Text("annotationType", "OTHER");
        Text("annotator", document.Creator);
        Text("comment", comment);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    void WriteRelationships(SpdxDocument document)
    {
        json.WriteStartArray("relationships");
        foreach (var (from, type, to) in document.Relationships)
        {
            json.WriteStartObject();
            Text("spdxElementId", from);
            Text("relationshipType", type);
            Text("relatedSpdxElement", to);
            json.EndItem();
        }

        json.WriteEndArray();
    }

    void Optional(string name, string? value)
    {
        if (value is not null)
            Text(name, value);
    }

    void Text(string name, string value) => json.WriteString(name, Clean.Unicode(value));
}
