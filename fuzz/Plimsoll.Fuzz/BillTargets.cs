using Plimsoll.Bills;
using Plimsoll.Core;
using Plimsoll.Formats;
using Plimsoll.Policy.Vex;
using Plimsoll.Policy.Vex.Documents;

namespace Plimsoll.Fuzz;

/// <summary>Bills of materials and VEX documents.</summary>
static class BillTargets
{
    static readonly IReadOnlyList<byte[]> Json = Seeds.Of("\"", ":", "{", "[", "}", "]", "null", "1e9", "\\ud800", "pkg:", "%", "@", "?arch=", ",");
    static readonly IReadOnlyList<byte[]> Tags = Seeds.Of(": ", "<text>", "</text>", "\n", "PackageName", "SPDXREF", "Relationship", "DEPENDS_ON", "plimsoll:", "\\u00", "\\");
    static readonly IReadOnlyList<byte[]> Xml = Seeds.Of("<", "/>", "</", "&lt;", "<component>", "<components>", "</components>", "<![CDATA[", "<!DOCTYPE a [<!ENTITY b \"c\">]>");

    public static IReadOnlyList<Target> All { get; } =
    [
        Bill("bill-cyclonedx-json", Json, """{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"tools":{"components":[{"name":"a","version":"1"}]},"component":{"type":"container","bom-ref":"s","name":"i","purl":"pkg:oci/i@sha256:a?repository_url=a","properties":[{"name":"plimsoll:gap","value":"malformed a%20b c"}]}},"components":[{"type":"operating-system","name":"debian","version":"12"},{"bom-ref":"a","type":"library","group":"g","name":"a","version":"1:2","purl":"pkg:deb/debian/a@2?arch=amd64&epoch=1&upstream=b%403","cpe":"cpe:2.3:a","hashes":[{"alg":"SHA-1","content":"aa"}],"licenses":[{"license":{"id":"MIT"}},{"expression":"A OR B"}],"properties":[{"name":"plimsoll:type","value":"deb"},{"name":"plimsoll:path:1","value":"b"},{"name":"syft:location:0:path","value":"/a"},{"name":"aquasecurity:trivy:SrcName","value":"b"}],"evidence":{"occurrences":[{"location":"a"}]},"components":[{"bom-ref":"b","name":"b","purl":"pkg:npm/%40a/b@1"}]}],"dependencies":[{"ref":"a","dependsOn":["b"]}],"compositions":[{"aggregate":"incomplete"}]}"""),
        Bill("bill-cyclonedx-xml", Xml, """<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"><metadata><tools><tool><name>a</name></tool></tools><component type="container" bom-ref="s"><name>i</name></component></metadata><components><component type="library" bom-ref="a"><name>a</name><version>1</version><hashes><hash alg="SHA-1">aa</hash></hashes><licenses><license><id>MIT</id></license></licenses><purl>pkg:rpm/redhat/a@1?epoch=1&amp;upstream=a-1-1.src.rpm</purl><components><component bom-ref="b"><name>b</name></component></components><properties><property name="plimsoll:path"> b </property></properties></component></components><dependencies><dependency ref="a"><dependency ref="b"/></dependency></dependencies></bom>"""),
        Bill("bill-spdx-json", Json, """{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","comment":"c","creationInfo":{"creators":["Tool: a-1"]},"documentDescribes":["SPDXRef-s"],"packages":[{"SPDXID":"SPDXRef-s","name":"s"},{"SPDXID":"SPDXRef-a","name":"a","versionInfo":"1","supplier":"Person: A (a@b)","originator":"Organization: B","licenseDeclared":"LicenseRef-a","sourceInfo":"built package from: b 1","externalRefs":[{"referenceType":"purl","referenceLocator":"pkg:apk/alpine/a@1?distro=alpine-3.1"}],"checksums":[{"algorithm":"SHA1","checksumValue":"aa"}],"annotations":[{"comment":"plimsoll:type=apk\nplimsoll:step=a\\n\\u0041"}],"attributionTexts":["PkgID: a"]}],"hasExtractedLicensingInfos":[{"licenseId":"LicenseRef-a","name":"A"}],"relationships":[{"spdxElementId":"SPDXRef-s","relationshipType":"CONTAINS","relatedSpdxElement":"SPDXRef-a"}]}"""),
        Bill("bill-spdx-tags", Tags, "SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nCreator: Tool: a-1\nDocumentComment: <text>a\nb</text>\nPackageName: a\nSPDXID: SPDXRef-a\nPackageVersion: 1\nPackageSupplier: Person: A (a@b)\nPackageChecksum: SHA1: aa\nExternalRef: PACKAGE-MANAGER purl pkg:npm/a@1\nPackageLicenseDeclared: MIT\nSPDXREF: SPDXRef-a\nAnnotationComment: <text>plimsoll:type=npm\nplimsoll:path=a</text>\nRelationship: SPDXRef-a DEPENDS_ON SPDXRef-b\n"),
        Bill("bill-spdx3", Json, """{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"software_Sbom","spdxId":"u:b","rootElement":["u:s"]},{"type":"software_Package","spdxId":"u:s","name":"s"},{"type":"software_Package","spdxId":"u:a","name":"a","software_packageVersion":"1","software_packageUrl":"pkg:npm/a@1","suppliedBy":"u:o","originatedBy":["u:o"],"verifiedUsing":[{"type":"Hash","algorithm":"sha1","hashValue":"aa"}],"extension":[{"extension_cdxProperty":[{"extension_cdxPropName":"plimsoll:type","extension_cdxPropValue":"npm"}]}]},{"type":"Person","spdxId":"u:o","name":"A","externalIdentifier":[{"externalIdentifierType":"email","identifier":"a@b"}]},{"type":"simplelicensing_LicenseExpression","spdxId":"u:l","simplelicensing_licenseExpression":"MIT"},{"type":"Relationship","from":"u:a","relationshipType":"hasDeclaredLicense","to":["u:l"],"completeness":"incomplete"}]}"""),
        Vex("vex-open", """{"@context":"https://openvex.dev/ns/v0.2.0","@id":"a","author":"a","timestamp":"2024-01-02T03:04:05Z","statements":[{"vulnerability":{"name":"CVE-2024-1","aliases":["GHSA-1"]},"products":[{"@id":"pkg:oci/a","hashes":{"sha-256":"aa"},"subcomponents":[{"@id":"pkg:npm/a@1"}]}],"status":"not_affected","justification":"component_not_present"}]}"""),
        Vex("vex-csaf", """{"document":{"csaf_version":"2.0","publisher":{"name":"a"},"tracking":{"id":"b","current_release_date":"2024-01-02T00:00:00Z"}},"product_tree":{"branches":[{"branches":[{"product":{"product_id":"p","product_identification_helper":{"purl":"pkg:npm/a@1","hashes":[{"file_hashes":[{"algorithm":"sha256","value":"aa"}]}]}}}]}],"relationships":[{"full_product_name":{"product_id":"c"},"product_reference":"p","relates_to_product_reference":"p"}],"product_groups":[{"group_id":"g","product_ids":["p"]}]},"vulnerabilities":[{"cve":"CVE-2024-1","product_status":{"fixed":["p"],"known_not_affected":["c"]},"flags":[{"label":"l","group_ids":["g"]}]}]}"""),
        Vex("vex-cyclonedx", """{"bomFormat":"CycloneDX","specVersion":"1.5","metadata":{"timestamp":"2024-01-02T00:00:00Z","component":{"type":"container","bom-ref":"s","name":"s","purl":"pkg:oci/s"}},"components":[{"bom-ref":"a","purl":"pkg:npm/a@1"}],"vulnerabilities":[{"id":"CVE-2024-1","references":[{"id":"b"}],"analysis":{"state":"not_affected","detail":"d"},"affects":[{"ref":"urn:cdx:x/1#a","versions":[{"version":"1"}]}]}]}"""),
        New("vex-index", Json, bytes => VexIndex.Parse(bytes).Of([]).Count(), """{"packages":[{"id":"pkg:oci/a?repository_url=index.docker.io/a/b","location":"pkg/a.json"}]}"""),
    ];

    static Target Bill(string name, IReadOnlyList<byte[]> words, string seed) => New(name, words, bytes => BillReader.Read(bytes, "bom", Limits.Default), seed);

    static Target Vex(string name, string seed) => New(name, Json, bytes => VexFile.Read(bytes, "vex"), seed);

    static Target New(string name, IReadOnlyList<byte[]> words, Action<byte[]> read, string seed) => new(name, Seeds.Of(seed), words, bytes =>
    {
        try
        {
            read(bytes);
        }
        catch (MalformedDocumentException)
        {
            // The way in which it may fail.
        }
    });
}
