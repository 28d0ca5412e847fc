using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Bills.Tests;

/// <summary>Bills in the form that other tools give them.</summary>
public class DialectTests
{
    /// <summary>Trivy of an image, CycloneDX 1.6, shortened.</summary>
    const string TrivyCycloneDx = """
        {"$schema":"http://cyclonedx.org/schema/bom-1.6.schema.json","bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:ed4cf8b8-8b4b-4b5c-9f0a-7b6b8b2d3c4d","version":1,
         "metadata":{"timestamp":"2024-10-01T00:00:00+00:00","tools":{"components":[{"type":"application","group":"aquasecurity","name":"trivy","version":"0.56.1"}]},
          "component":{"bom-ref":"pkg:oci/debian@sha256%3A1111111111111111111111111111111111111111111111111111111111111111?arch=amd64&repository_url=index.docker.io%2Flibrary%2Fdebian","type":"container","name":"debian:12",
           "purl":"pkg:oci/debian@sha256%3A1111111111111111111111111111111111111111111111111111111111111111?arch=amd64&repository_url=index.docker.io%2Flibrary%2Fdebian",
           "properties":[{"name":"aquasecurity:trivy:ImageID","value":"sha256:2222222222222222222222222222222222222222222222222222222222222222"},{"name":"aquasecurity:trivy:RepoDigest","value":"debian@sha256:1111111111111111111111111111111111111111111111111111111111111111"},{"name":"aquasecurity:trivy:SchemaVersion","value":"2"}]}},
         "components":[
          {"bom-ref":"b5c4d5b6-0000-4000-8000-000000000001","type":"operating-system","name":"debian","version":"12.7","properties":[{"name":"aquasecurity:trivy:Class","value":"os-pkgs"},{"name":"aquasecurity:trivy:Type","value":"debian"}]},
          {"bom-ref":"b5c4d5b6-0000-4000-8000-000000000002","type":"application","name":"app/package-lock.json","properties":[{"name":"aquasecurity:trivy:Class","value":"lang-pkgs"},{"name":"aquasecurity:trivy:Type","value":"npm"}]},
          {"bom-ref":"pkg:deb/debian/libc6@2.36-9%2Bdeb12u8?arch=amd64&distro=debian-12.7","type":"library","supplier":{"name":"GNU Libc Maintainers <debian-glibc@lists.debian.org>"},"name":"libc6","version":"2.36-9+deb12u8","licenses":[{"license":{"name":"LGPL-2.1-only"}}],
           "purl":"pkg:deb/debian/libc6@2.36-9%2Bdeb12u8?arch=amd64&distro=debian-12.7",
           "properties":[{"name":"aquasecurity:trivy:LayerDiffID","value":"sha256:3333333333333333333333333333333333333333333333333333333333333333"},{"name":"aquasecurity:trivy:PkgID","value":"libc6@2.36-9+deb12u8"},{"name":"aquasecurity:trivy:PkgType","value":"debian"},{"name":"aquasecurity:trivy:SrcName","value":"glibc"},{"name":"aquasecurity:trivy:SrcRelease","value":"9+deb12u8"},{"name":"aquasecurity:trivy:SrcVersion","value":"2.36"}]},
          {"bom-ref":"pkg:deb/debian/bsdutils@2.38.1-5%2Bdeb12u1?arch=amd64&distro=debian-12.7&epoch=1","type":"library","name":"bsdutils","version":"1:2.38.1-5+deb12u1","purl":"pkg:deb/debian/bsdutils@2.38.1-5%2Bdeb12u1?arch=amd64&distro=debian-12.7&epoch=1",
           "properties":[{"name":"aquasecurity:trivy:PkgID","value":"bsdutils@1:2.38.1-5+deb12u1"},{"name":"aquasecurity:trivy:SrcName","value":"util-linux"},{"name":"aquasecurity:trivy:SrcRelease","value":"5+deb12u1"},{"name":"aquasecurity:trivy:SrcVersion","value":"2.38.1"}]},
          {"bom-ref":"pkg:npm/%40babel/core@7.0.0","type":"library","group":"@babel","name":"core","version":"7.0.0","purl":"pkg:npm/%40babel/core@7.0.0","properties":[{"name":"aquasecurity:trivy:FilePath","value":"app/node_modules/@babel/core/package.json"},{"name":"aquasecurity:trivy:PkgID","value":"@babel/core@7.0.0"},{"name":"aquasecurity:trivy:PkgType","value":"npm"}]},
          {"bom-ref":"x","type":"library","group":"org.slf4j","name":"slf4j-api","version":"2.0.1","purl":"pkg:maven/org.slf4j/slf4j-api@2.0.1"}],
         "dependencies":[{"ref":"b5c4d5b6-0000-4000-8000-000000000001","dependsOn":["pkg:deb/debian/libc6@2.36-9%2Bdeb12u8?arch=amd64&distro=debian-12.7"]},
          {"ref":"pkg:deb/debian/bsdutils@2.38.1-5%2Bdeb12u1?arch=amd64&distro=debian-12.7&epoch=1","dependsOn":["pkg:deb/debian/libc6@2.36-9%2Bdeb12u8?arch=amd64&distro=debian-12.7"]}]}
        """;

    /// <summary>Syft of an rpm image and of an Alpine one, CycloneDX 1.5 in XML, shortened.</summary>
    const string SyftXml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <bom xmlns="http://cyclonedx.org/schema/bom/1.5" serialNumber="urn:uuid:11111111-2222-4333-8444-555555555555" version="1">
          <metadata><timestamp>2024-01-01T00:00:00Z</timestamp><tools><components><component type="application"><author>anchore</author><name>syft</name><version>1.14.0</version></component></components></tools>
            <component bom-ref="a1" type="container"><name>ubi9</name><version>sha256:4444444444444444444444444444444444444444444444444444444444444444</version></component></metadata>
          <components>
            <component bom-ref="pkg:rpm/rhel/bash@5.1.8-6.el9?arch=x86_64&amp;distro=rhel-9.2&amp;package-id=1&amp;upstream=bash-5.1.8-6.el9.src.rpm" type="library">
              <publisher>Red Hat, Inc.</publisher><name>bash</name><version>0:5.1.8-6.el9</version><licenses><license><name>GPLv3+</name></license></licenses>
              <cpe>cpe:2.3:a:redhat:bash:5.1.8-6.el9:*:*:*:*:*:*:*</cpe><purl>pkg:rpm/rhel/bash@5.1.8-6.el9?arch=x86_64&amp;upstream=bash-5.1.8-6.el9.src.rpm&amp;distro=rhel-9.2</purl>
              <properties><property name="syft:package:foundBy">rpm-db-cataloger</property><property name="syft:package:type">rpm</property><property name="syft:location:0:layerID">sha256:5555555555555555555555555555555555555555555555555555555555555555</property><property name="syft:location:0:path">/var/lib/rpm/rpmdb.sqlite</property><property name="syft:metadata:sourceRpm">bash-5.1.8-6.el9.src.rpm</property></properties>
            </component>
            <component bom-ref="m" type="library"><name>nodejs-libs</name><version>1:18.1.0-1.module+el9</version>
              <purl>pkg:rpm/rhel/nodejs-libs@18.1.0-1.module%2Bel9?arch=x86_64&amp;epoch=1&amp;upstream=nodejs-18.1.0-1.module%2Bel9.src.rpm&amp;distro=rhel-9.2</purl>
              <properties><property name="syft:metadata:modularityLabel">nodejs:18:9:abc</property><property name="syft:cpe23">cpe:2.3:a:b:c:1:*:*:*:*:*:*:*</property></properties></component>
            <component bom-ref="os:rhel@9.2" type="operating-system"><name>rhel</name><version>9.2</version><description>Red Hat Enterprise Linux 9.2 (Plow)</description>
              <properties><property name="syft:distro:id">rhel</property><property name="syft:distro:versionID">9.2</property></properties></component>
            <component type="file" bom-ref="f"><name>/etc/passwd</name></component>
          </components>
          <dependencies><dependency ref="m"><dependency ref="pkg:rpm/rhel/bash@5.1.8-6.el9?arch=x86_64&amp;distro=rhel-9.2&amp;package-id=1&amp;upstream=bash-5.1.8-6.el9.src.rpm"/></dependency></dependencies>
        </bom>
        """;

    /// <summary>Syft of an Alpine image, SPDX 2.3, shortened.</summary>
    const string SyftSpdx = """
        {"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"alpine","documentNamespace":"https://anchore.com/syft/image/alpine-1","creationInfo":{"licenseListVersion":"3.25","creators":["Organization: Anchore, Inc","Tool: syft-1.14.0"],"created":"2024-10-01T00:00:00Z"},
         "packages":[
          {"name":"libssl3","SPDXID":"SPDXRef-Package-apk-libssl3-1","versionInfo":"3.3.1-r3","supplier":"Person: Ariadne (ariadne@example.org)","originator":"Person: Ariadne (ariadne@example.org)","downloadLocation":"https://www.openssl.org/","filesAnalyzed":true,"sourceInfo":"acquired package info from APK DB: /lib/apk/db/installed","licenseConcluded":"NOASSERTION","licenseDeclared":"Apache-2.0",
           "externalRefs":[{"referenceCategory":"SECURITY","referenceType":"cpe23Type","referenceLocator":"cpe:2.3:a:libssl3:libssl3:3.3.1-r3:*:*:*:*:*:*:*"},{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:apk/alpine/libssl3@3.3.1-r3?arch=x86_64&distro=alpine-3.20.3&upstream=openssl"}]},
          {"name":"requests","SPDXID":"SPDXRef-Package-python-requests","versionInfo":"2.31.0","supplier":"NOASSERTION","sourceInfo":"acquired package info from installed python package manifest file: /usr/lib/python3/METADATA, /usr/lib/python3/RECORD","licenseDeclared":"LicenseRef-x","externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:pypi/requests@2.31.0"}]},
          {"name":"py3-requests","SPDXID":"SPDXRef-Package-apk-py3-requests","versionInfo":"2.31.0-r0","externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:apk/alpine/py3-requests@2.31.0-r0?arch=x86_64&distro=alpine-3.20.3"}]},
          {"name":"alpine","SPDXID":"SPDXRef-DocumentRoot-Image-alpine","versionInfo":"3.20","primaryPackagePurpose":"CONTAINER","checksums":[{"algorithm":"SHA256","checksumValue":"6666666666666666666666666666666666666666666666666666666666666666"}],"externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:oci/alpine@sha256%3A6666666666666666666666666666666666666666666666666666666666666666?arch=amd64&tag=3.20"}]}],
         "hasExtractedLicensingInfos":[{"licenseId":"LicenseRef-x","extractedText":"Apache 2","name":"Apache 2"}],
         "relationships":[{"spdxElementId":"SPDXRef-DocumentRoot-Image-alpine","relatedSpdxElement":"SPDXRef-Package-apk-libssl3-1","relationshipType":"CONTAINS"},
          {"spdxElementId":"SPDXRef-Package-apk-py3-requests","relatedSpdxElement":"SPDXRef-Package-python-requests","relationshipType":"OTHER","comment":"ownership-by-file-overlap: indicates that the parent package claims ownership of a child package"},
          {"spdxElementId":"SPDXRef-Package-apk-libssl3-1","relatedSpdxElement":"SPDXRef-Package-apk-py3-requests","relationshipType":"DEPENDENCY_OF"},
          {"spdxElementId":"SPDXRef-DOCUMENT","relatedSpdxElement":"SPDXRef-DocumentRoot-Image-alpine","relationshipType":"DESCRIBES"}]}
        """;

    /// <summary>Microsoft's sbom-tool, SPDX 2.2.</summary>
    const string MicrosoftSpdx = """
        {"files":[],"packages":[
          {"name":"Newtonsoft.Json","SPDXID":"SPDXRef-Package-1","downloadLocation":"NOASSERTION","filesAnalyzed":false,"licenseConcluded":"NOASSERTION","licenseDeclared":"MIT","copyrightText":"NOASSERTION","versionInfo":"13.0.1","externalRefs":[{"referenceCategory":"PACKAGE_MANAGER","referenceType":"purl","referenceLocator":"pkg:nuget/Newtonsoft.Json@13.0.1"}],"supplier":"Organization: Newtonsoft"},
          {"name":"shop","SPDXID":"SPDXRef-RootPackage","versionInfo":"1.0","externalRefs":[{"referenceCategory":"PACKAGE_MANAGER","referenceType":"purl","referenceLocator":"pkg:swid/Contoso/example.org/shop@1.0?tag_id=x"}],"hasFiles":[]}],
         "relationships":[{"relationshipType":"DEPENDS_ON","relatedSpdxElement":"SPDXRef-Package-1","spdxElementId":"SPDXRef-RootPackage"},{"relationshipType":"DESCRIBES","relatedSpdxElement":"SPDXRef-RootPackage","spdxElementId":"SPDXRef-DOCUMENT"}],
         "spdxVersion":"SPDX-2.2","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"shop 1.0","documentNamespace":"https://example.org/1","creationInfo":{"created":"2024-01-01T00:00:00Z","creators":["Organization: Contoso","Tool: Microsoft.SBOMTool-2.2.9"]},"documentDescribes":["SPDXRef-RootPackage"]}
        """;

    /// <summary>cdxgen of a Java project.</summary>
    const string Cdxgen = """
        {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"metadata":{"tools":{"components":[{"group":"@cyclonedx","name":"cdxgen","version":"10.10.0","type":"application"}]},"component":{"group":"com.example","name":"app","version":"1","purl":"pkg:maven/com.example/app@1?type=jar","bom-ref":"pkg:maven/com.example/app@1?type=jar","type":"application"}},
         "components":[{"group":"ch.qos.logback","name":"logback-core","version":"1.2.3","purl":"pkg:maven/ch.qos.logback/logback-core@1.2.3?type=jar","type":"library","bom-ref":"pkg:maven/ch.qos.logback/logback-core@1.2.3?type=jar","scope":"required","hashes":[{"alg":"SHA-1","content":"864344400C3D4D92DFEB0A305DC87D953677C03C"}],
           "evidence":{"identity":[{"field":"purl","confidence":1,"methods":[{"technique":"manifest-analysis","confidence":1,"value":"pom.xml"}]}],"occurrences":[{"location":"pom.xml#10"}]}},
          {"name":"unknown.dll","version":"1.0","type":"library","bom-ref":"u"}],
         "dependencies":[],"compositions":[{"aggregate":"incomplete_first_party_only","assemblies":["a"]}]}
        """;

    [Fact]
    public void Trivy_s_CycloneDX()
    {
        var bill = Read(TrivyCycloneDx);
        Assert.Equal(("debian", "12.7"), (bill.Evidence.OperatingSystem!.Id, bill.Evidence.OperatingSystem.VersionId));
        Assert.Equal("sha256:1111111111111111111111111111111111111111111111111111111111111111", bill.Digest.ToString());
        Assert.Equal("trivy 0.56.1", bill.Evidence.Observations.Single().Facts["tool"]);
        Assert.Equal(
            ["Deb bsdutils 1:2.38.1-5+deb12u1 amd64 of util-linux 2.38.1-5+deb12u1", "Deb libc6 2.36-9+deb12u8 amd64 of glibc 2.36-9+deb12u8", "Maven org.slf4j:slf4j-api 2.0.1  of org.slf4j:slf4j-api 2.0.1", "Npm @babel/core 7.0.0  of @babel/core 7.0.0"],
            bill.Evidence.Packages.Select(Line));
        Assert.Equal("sha256:3333333333333333333333333333333333333333333333333333333333333333", bill.Evidence.Packages[1].Places.Single().Layer.ToString());
        Assert.Equal("app/node_modules/@babel/core/package.json", bill.Evidence.Packages[3].Places.Single().Path);
        Assert.Equal([bill.Evidence.Packages[1].Purl.ToString()], bill.Evidence.Packages[0].DependsOn);
        Assert.Empty(bill.Evidence.Gaps);
    }

    [Fact]
    public void Syft_s_CycloneDX_in_XML()
    {
        var bill = Read(SyftXml);
        Assert.Equal(("rhel", "9.2", "Red Hat Enterprise Linux 9.2 (Plow)"), (bill.Evidence.OperatingSystem!.Id, bill.Evidence.OperatingSystem.VersionId, bill.Evidence.OperatingSystem.PrettyName));
        Assert.Equal("sha256:4444444444444444444444444444444444444444444444444444444444444444", bill.Digest.ToString());
        Assert.Equal(["Rpm bash 5.1.8-6.el9 x86_64 of bash 5.1.8-6.el9", "Rpm nodejs-libs 1:18.1.0-1.module+el9 x86_64 of nodejs 1:18.1.0-1.module+el9"], bill.Evidence.Packages.Select(Line));
        Assert.Equal(("rpm-db-cataloger", "var/lib/rpm/rpmdb.sqlite"), (bill.Evidence.Packages[0].FoundBy, bill.Evidence.Packages[0].Places.Single().Path));
        Assert.Equal(("nodejs:18:9:abc", "cpe:2.3:a:b:c:1:*:*:*:*:*:*:*"), (bill.Evidence.Packages[1].Package.Module, bill.Evidence.Packages[1].Package.Cpes.Single()));
        Assert.Equal([bill.Evidence.Packages[0].Purl.ToString()], bill.Evidence.Packages[1].DependsOn);
        Assert.Empty(bill.Evidence.Gaps);
    }

    [Fact]
    public void Syft_s_SPDX()
    {
        var bill = Read(SyftSpdx);
        Assert.Equal(("alpine", "3.20.3"), (bill.Evidence.OperatingSystem!.Id, bill.Evidence.OperatingSystem.VersionId));
        Assert.Equal("sha256:6666666666666666666666666666666666666666666666666666666666666666", bill.Digest.ToString());
        Assert.Equal(["Apk libssl3 3.3.1-r3 x86_64 of openssl 3.3.1-r3", "Apk py3-requests 2.31.0-r0 x86_64 of py3-requests 2.31.0-r0", "PyPi requests 2.31.0  of requests 2.31.0"], bill.Evidence.Packages.Select(Line));
        Assert.Equal("Ariadne <ariadne@example.org>", bill.Evidence.Packages[0].Package.Maintainer);
        Assert.Equal([bill.Evidence.Packages[0].Purl.ToString()], bill.Evidence.Packages[1].DependsOn);
        Assert.Equal((bill.Evidence.Packages[1].Purl.ToString(), "Apache 2"), (bill.Evidence.Packages[2].OwnedBy, bill.Evidence.Packages[2].Package.Licences.Single()));
        Assert.Equal(["usr/lib/python3/METADATA", "usr/lib/python3/RECORD"], bill.Evidence.Packages[2].Places.Select(p => p.Path));
    }

    [Fact]
    public void Microsoft_s_SPDX_names_the_project_as_its_root()
    {
        var bill = Read(MicrosoftSpdx);
        Assert.Equal(["NuGet Newtonsoft.Json 13.0.1  of Newtonsoft.Json 13.0.1"], bill.Evidence.Packages.Select(Line));
        Assert.Equal("Newtonsoft", bill.Evidence.Packages[0].Package.Vendor);
        Assert.Empty(bill.Evidence.Gaps);
    }

    [Fact]
    public void Cdxgen_s_components_are_named_by_purl_and_what_is_not_is_a_gap()
    {
        var bill = Read(Cdxgen);
        Assert.Equal(["Generic unknown.dll 1.0  of unknown.dll 1.0", "Maven ch.qos.logback:logback-core 1.2.3  of ch.qos.logback:logback-core 1.2.3"], bill.Evidence.Packages.Select(Line));
        Assert.Equal(["sha1:864344400c3d4d92dfeb0a305dc87d953677c03c"], bill.Evidence.Packages[1].Package.Checksums);
        Assert.Equal([GapCode.Unsupported, GapCode.NoAdvisories], bill.Evidence.Gaps.Select(g => g.Code));
        Assert.Contains("1 component has no package URL", bill.Evidence.Gaps[1].Message, StringComparison.Ordinal);
        Assert.Contains("unknown.dll 1.0", bill.Evidence.Gaps[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GitHub_s_dependency_graph_and_envelopes_are_opened()
    {
        Assert.Single(Read($$"""{"sbom":{{MicrosoftSpdx}}}""").Evidence.Packages);
        var statement = $$"""{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","subject":[],"predicate":{{MicrosoftSpdx}}}""";
        Assert.Single(Read(statement).Evidence.Packages);
        Assert.Single(Read($$"""{"payloadType":"application/vnd.in-toto+json","signatures":[],"payload":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(statement))}}"}""").Evidence.Packages);
    }

    [Fact]
    public void SPDX_in_YAML_is_the_same_document() =>
        Assert.Equal(["Npm a 1.10  of a 1.10"], Read("SPDXID: SPDXRef-DOCUMENT\nspdxVersion: SPDX-2.3\nname: x\npackages:\n- SPDXID: SPDXRef-a\n  name: a\n  versionInfo: 1.10\n  externalRefs:\n  - referenceCategory: PACKAGE-MANAGER\n    referenceType: purl\n    referenceLocator: pkg:npm/a@1.10\n").Evidence.Packages.Select(Line));

    [Theory]
    [InlineData("pkg:deb/debian/a@1?distro=debian-12.5", "debian", "12.5")]
    [InlineData("pkg:deb/debian/a@1?distro=bookworm", "debian", "12")]
    [InlineData("pkg:deb/ubuntu/a@1?distro=ubuntu-22.04", "ubuntu", "22.04")]
    [InlineData("pkg:deb/ubuntu/a@1?distro=jammy", "ubuntu", "22.04")]
    [InlineData("pkg:apk/alpine/a@1?distro=3.19.1", "alpine", "3.19.1")]
    [InlineData("pkg:rpm/redhat/a@1?distro=redhat-9.2", "rhel", "9.2")]
    [InlineData("pkg:rpm/opensuse/a@1?distro=opensuse-leap-15.5", "opensuse-leap", "15.5")]
    [InlineData("pkg:rpm/amazon/a@1?distro=amazon-2", "amzn", "2")]
    [InlineData("pkg:apk/wolfi/a@1?distro=wolfi-20230201", "wolfi", "20230201")]
    [InlineData("pkg:alpm/arch/a@1?distro=arch-rolling", "arch", "rolling")]
    public void The_system_is_what_all_purls_agree_on(string purl, string id, string version)
    {
        var system = Read(Bom(purl, "pkg:npm/a@1?distro=other-1")).Evidence.OperatingSystem!;
        Assert.Equal((id, version), (system.Id, system.VersionId));
        Assert.Null(Read(Bom(purl, "pkg:deb/debian/b@1?distro=debian-7")).Evidence.OperatingSystem);
    }

    [Theory]
    [InlineData("pkg:githubactions/actions/checkout@v4", PackageType.GitHubAction, "actions/checkout")]
    [InlineData("pkg:golang/github.com/a/b@v1", PackageType.Golang, "github.com/a/b")]
    [InlineData("pkg:composer/symfony/console@1", PackageType.Composer, "symfony/console")]
    [InlineData("pkg:cpan/AUTHOR/DBI@1", PackageType.Cpan, "DBI")]
    [InlineData("pkg:conan/user/openssl@1?channel=stable", PackageType.Conan, "openssl")]
    [InlineData("pkg:generic/a/openssl@1", PackageType.Generic, "a/openssl")]
    public void A_purl_names_a_package_as_its_registry_does(string purl, PackageType type, string name)
    {
        var package = Read(Bom(purl)).Evidence.Packages.Single().Package;
        Assert.Equal((type, name), (package.Type, package.Name));
    }

    internal static string Bom(params string[] purls) => $$"""{"bomFormat":"CycloneDX","specVersion":"1.4","components":[{{string.Join(',', purls.Select(p => $$"""{"type":"library","name":"x","purl":"{{p}}"}"""))}}]}""";

    static ReadBill Read(string text) => BillReader.Read(Encoding.UTF8.GetBytes(text), "bom", Limits.Default);

    static string Line(InstalledPackage p) => $"{p.Package.Type} {p.Package.Name} {p.Package.Version} {p.Package.Architecture} of {p.Package.SourceNameOrName} {p.Package.SourceVersionOrVersion}";
}
