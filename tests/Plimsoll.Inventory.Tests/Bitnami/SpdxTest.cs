using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Bitnami.Spdx;

namespace Plimsoll.Inventory.Tests.Bitnami;

public class SpdxTest
{
    const string Path = "opt/bitnami/postgresql/.spdx-postgresql.spdx";

    // The form of the documents in Bitnami's images: a component, what is bundled with it, and what went into it from elsewhere.
    const string Document = """
        {
          "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "SPDX document for PostgreSQL 16.1.0",
          "packages": [
            { "SPDXID": "SPDXRef-postgresql", "name": "postgresql", "versionInfo": "16.1.0", "filesAnalyzed": false,
              "licenseConcluded": "NOASSERTION", "licenseDeclared": "PostgreSQL",
              "externalRefs": [
                { "referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:*:postgresql:postgresql:16.1.0:*:*:*:*:*:*:*" },
                { "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:bitnami/postgresql@16.1.0-2?arch=amd64&distro=debian-11" } ] },
            { "SPDXID": "SPDXRef-geos", "name": "geos", "versionInfo": "3.8.3", "licenseConcluded": "LGPL-2.1-only", "licenseDeclared": "NOASSERTION",
              "externalRefs": [ { "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:bitnami/geos@3.8.3" } ] },
            { "SPDXID": "SPDXRef-other", "name": "other", "versionInfo": "1",
              "externalRefs": [ { "referenceType": "purl", "referenceLocator": "pkg:github/some/other@1" } ] }
          ],
          "relationships": [
            { "spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-postgresql" },
            { "spdxElementId": "SPDXRef-postgresql", "relationshipType": "CONTAINS", "relatedSpdxElement": "SPDXRef-geos" },
            { "spdxElementId": "SPDXRef-postgresql", "relationshipType": "CONTAINS", "relatedSpdxElement": "SPDXRef-other" },
            { "spdxElementId": "SPDXRef-geos", "relationshipType": "CONTAINS", "relatedSpdxElement": "SPDXRef-geos" }
          ]
        }
        """;

    static readonly CataloguerTest Spdx = CataloguerTest.Of(new SpdxCataloguer());

    [Fact]
    public void Components_are_read_with_licence_cpe_and_edges()
    {
        var evidence = Spdx.On(Path, Document);
        Assert.Empty(evidence.Gaps);
        Assert.Equal(2, evidence.Packages.Count);
        var postgresql = evidence.Packages[0];
        Assert.Equal((PackageType.Bitnami, "postgresql", "16.1.0-2", "amd64", "PostgreSQL"), (postgresql.Type, postgresql.Name, postgresql.Version, postgresql.Architecture, postgresql.Licences.Single()));
        Assert.Equal([new("distro", "debian-11")], postgresql.Qualifiers);
        Assert.Equal("cpe:2.3:*:postgresql:postgresql:16.1.0:*:*:*:*:*:*:*", Assert.Single(postgresql.Cpes));
        Assert.Equal([new Dependency("geos", "3.8.3")], postgresql.Dependencies);
        Assert.Equal("LGPL-2.1-only", evidence.Packages[1].Licences.Single());
        Assert.Empty(evidence.Packages[1].Dependencies);
    }

    [Fact]
    public void The_component_owns_its_directory()
    {
        var owned = Assert.Single(Spdx.On(Path, Document).Ownerships);
        Assert.Equal(("postgresql", "opt/bitnami/postgresql/"), (owned.Package, Encoding.UTF8.GetString(owned.Paths.Span)));
    }

    [Theory]
    [InlineData("opt/bitnami/nginx/.spdx-nginx.spdx", true)]
    [InlineData("opt/bitnami/common/a/.spdx-a.spdx", true)]
    [InlineData("opt/bitnami/nginx/licence.spdx", false)]
    [InlineData("usr/share/.spdx-a.spdx", false)]
    public void Only_documents_of_components_are_wanted(string path, bool wanted) => Assert.Equal(wanted, new SpdxCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"packages\":[{\"SPDXID\":1}]}")]
    [InlineData("{\"packages\":[{\"SPDXID\":\"a\",\"externalRefs\":[{\"referenceType\":\"purl\",\"referenceLocator\":\"pkg:bitnami\"}]}]}")]
    public void What_says_nothing_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, Assert.Single(Spdx.On(Path, text).Gaps).Code);

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Spdx.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Document), 7);
        Spdx.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Document), 500);
    }
}
