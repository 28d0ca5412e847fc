using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Sbom.Embedded;

namespace Plimsoll.Inventory.Tests.Sbom;

public class EmbeddedTests
{
    const string CycloneDx = """
        {"bomFormat":"CycloneDX","specVersion":"1.5","metadata":{"component":{"type":"application","name":"app","bom-ref":"app","purl":"pkg:npm/app@1"}},
         "components":[{"type":"library","bom-ref":"a","group":"@scope","name":"a","version":"1.0.0","purl":"pkg:npm/%40scope/a@1.0.0","licenses":[{"license":{"id":"MIT"}}]},
           {"type":"library","bom-ref":"b","name":"b","version":"2.0.0","purl":"pkg:npm/b@2.0.0"},
           {"type":"library","bom-ref":"c","name":"unnamed","version":"3"},
           {"type":"library","bom-ref":"d","name":"musl","version":"1.2","purl":"pkg:apk/alpine/musl@1.2?arch=x86_64"}],
         "dependencies":[{"ref":"a","dependsOn":["b","d"]}]}
        """;

    /// <summary>As apko leaves one in every package of Wolfi.</summary>
    const string Apko = """
        {"SPDXID":"SPDXRef-DOCUMENT","spdxVersion":"SPDX-2.3","name":"apk-zlib-1.3.1-r4","creationInfo":{"created":"2024-01-01T00:00:00Z","creators":["Tool: melange"]},"documentDescribes":["SPDXRef-Package-zlib"],
         "packages":[{"SPDXID":"SPDXRef-Package-zlib","name":"zlib","versionInfo":"1.3.1-r4","licenseDeclared":"MPL-2.0 AND MIT","externalRefs":[{"referenceCategory":"PACKAGE_MANAGER","referenceType":"purl","referenceLocator":"pkg:apk/wolfi/zlib@1.3.1-r4?arch=x86_64"}]},
           {"SPDXID":"SPDXRef-Package-github","name":"zlib","versionInfo":"51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf","externalRefs":[{"referenceCategory":"PACKAGE_MANAGER","referenceType":"purl","referenceLocator":"pkg:github/madler/zlib@51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf"}]}]}
        """;

    static readonly EmbeddedCataloguer Reader = new();

    [Fact]
    public void Packages_come_with_their_dependencies_and_the_word_that_a_bill_says_so()
    {
        var evidence = CataloguerTest.Of(Reader).On("app/bom.json", CycloneDx);
        Assert.Empty(evidence.Gaps);
        Assert.Equal(["@scope/a 1.0.0", "b 2.0.0"], evidence.Packages.Select(p => $"{p.Name} {p.Version}"));
        Assert.Equal([new Dependency("b", "2.0.0")], evidence.Packages[0].Dependencies);
        Assert.Equal(["MIT"], evidence.Packages[0].Licences);
        Assert.All(evidence.Packages, p => Assert.Equal((PackageType.Npm, "embedded SBOM of app/bom.json"), (p.Type, p.Basis)));
    }

    [Fact]
    public void Packages_of_the_operating_system_are_left_to_its_own_database() =>
        Assert.Empty(CataloguerTest.Of(Reader).On("var/lib/db/sbom/zlib-1.3.1-r4.spdx.json", Apko).Packages);

    [Fact]
    public void A_content_manifest_of_Red_Hat_s_builds_is_read()
    {
        var evidence = CataloguerTest.Of(Reader).On("root/buildinfo/content_manifests/a-1-2.json", """
            {"metadata":{"icm_version":1,"icm_spec":"x","image_layer_index":3},"content_sets":["rhel-9-for-x86_64-baseos-rpms"],
             "image_contents":[{"purl":"pkg:golang/github.com/a/b@v1.2.3","dependencies":[{"purl":"pkg:golang/golang.org/x/net@v0.1.0"}],"sources":[{"purl":"pkg:golang/only/built@v1"}]}]}
            """);
        Assert.Equal(["github.com/a/b v1.2.3", "golang.org/x/net v0.1.0"], evidence.Packages.Select(p => $"{p.Name} {p.Version}"));
        Assert.Equal("golang.org/x/net", evidence.Packages[0].Dependencies.Single().Name);
    }

    [Theory]
    [InlineData("app/bom.json", "{\"parts\":[]}", 0)]
    [InlineData("app/bom.json", "no json", 0)]
    [InlineData("root/buildinfo/content_manifests/a.json", "{}", 0)]
    [InlineData("app/a.spdx.json", "{\"parts\":[]}", 1)]
    [InlineData("app/a.cdx.json", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\"", 1)]
    [InlineData("app/a.cdx.xml", "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"><components>", 1)]
    public void What_only_bears_the_name_is_passed_over_and_what_is_broken_is_a_gap(string path, string text, int gaps)
    {
        var evidence = CataloguerTest.Of(Reader).On(path, text);
        Assert.Empty(evidence.Packages);
        Assert.Equal(gaps, evidence.Gaps.Count);
        Assert.All(evidence.Gaps, g => Assert.Equal(GapCode.Malformed, g.Code));
    }

    [Fact]
    public void Bitnami_s_bills_are_another_reader_s() => Assert.False(Reader.Wants("opt/bitnami/redis/.spdx-redis.spdx"u8));

    [Fact]
    public void Cut_or_changed_it_never_throws()
    {
        foreach (var (path, text) in ((string, string)[])[("a.cdx.json", CycloneDx), ("a.spdx.json", Apko)])
        {
            CataloguerTest.Of(Reader).NeverThrowsOnAnyPrefixOf(path, Encoding.UTF8.GetBytes(text), 3);
            CataloguerTest.Of(Reader).NeverThrowsOnFlipsOf(path, Encoding.UTF8.GetBytes(text), 1000);
        }
    }
}
