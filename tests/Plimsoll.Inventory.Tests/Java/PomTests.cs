using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Java.Pom;

namespace Plimsoll.Inventory.Tests.Java;

public class PomTests
{
    const string Project = """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>7</version><relativePath>..</relativePath></parent>
          <artifactId>shop</artifactId>
          <properties><jackson.version>2.15.2</jackson.version><indirect>${jackson.version}</indirect><circle>${circle}</circle></properties>
          <dependencyManagement><dependencies>
            <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.9</version></dependency>
            <dependency><groupId>org.acme</groupId><artifactId>fakes</artifactId><version>1</version><scope>test</scope></dependency>
            <dependency><groupId>org.acme</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
          </dependencies></dependencyManagement>
          <dependencies>
            <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>${indirect}</version></dependency>
            <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId></dependency>
            <dependency><groupId>${project.groupId}</groupId><artifactId>core</artifactId><version>${project.version}</version></dependency>
            <dependency><groupId>org.acme</groupId><artifactId>from-parent</artifactId></dependency>
            <dependency><groupId>org.acme</groupId><artifactId>ranged</artifactId><version>[1.0,2.0)</version></dependency>
            <dependency><groupId>org.acme</groupId><artifactId>exact</artifactId><version>[1.4]</version></dependency>
            <dependency><groupId>org.acme</groupId><artifactId>circular</artifactId><version>${circle}</version></dependency>
            <dependency><groupId>javax.servlet</groupId><artifactId>servlet-api</artifactId><version>2.5</version><scope>provided</scope></dependency>
            <dependency><groupId>org.acme</groupId><artifactId>fakes</artifactId></dependency>
            <dependency><groupId>org.acme</groupId><artifactId>native</artifactId><version>3</version><classifier>linux-x86_64</classifier><type>zip</type></dependency>
          </dependencies>
          <build><plugins><plugin><groupId>org.acme</groupId><artifactId>plugin</artifactId><version>1</version>
            <dependencies><dependency><groupId>org.acme</groupId><artifactId>of-plugin</artifactId><version>1</version></dependency></dependencies></plugin></plugins></build>
        </project>
        """;

    static readonly CataloguerTest Pom = CataloguerTest.Of(new PomCataloguer());

    [Fact]
    public void Dependencies_are_read_as_far_as_the_file_tells()
    {
        var evidence = Pom.On("shop/pom.xml", Project);
        Assert.Equal(
            [
                ("com.fasterxml.jackson.core:jackson-databind", "2.15.2", false), ("org.slf4j:slf4j-api", "2.0.9", false), ("org.acme:core", "7", false), ("org.acme:from-parent", "", false),
                ("org.acme:ranged", "", false), ("org.acme:exact", "1.4", false), ("org.acme:circular", "", false), ("javax.servlet:servlet-api", "2.5", true), ("org.acme:fakes", "1", true), ("org.acme:native", "3", false),
            ],
            evidence.Packages.Select(p => (p.Name, p.Version, p.IsDevelopment)));
        Assert.All(evidence.Packages, p => Assert.True(p.IsDirect));
        Assert.Equal([new("classifier", "linux-x86_64"), new("type", "zip")], evidence.Packages[^1].Qualifiers);
        Assert.Empty(evidence.Gaps);
    }

    [Theory]
    [InlineData("<project><dependencies>")]
    [InlineData("<settings/>")]
    [InlineData("<!DOCTYPE project [<!ENTITY a \"b\">]><project>&a;</project>")]
    [InlineData("")]
    public void What_is_no_project_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, Assert.Single(Pom.On("pom.xml", text).Gaps).Code);

    [Fact]
    public void Names_that_lie_elsewhere_are_a_gap() =>
        Assert.Single(Pom.On("pom.xml", "<project><dependencies><dependency><groupId>${elsewhere}</groupId><artifactId>a</artifactId></dependency></dependencies></project>").Gaps);

    [Fact]
    public void Properties_that_double_end()
    {
        var properties = string.Concat(Enumerable.Range(1, 60).Select(i => $"<p{i}>${{p{i - 1}}}${{p{i - 1}}}</p{i}>"));
        var evidence = Pom.On("pom.xml", $"<project><properties><p0>x</p0>{properties}</properties><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${{p60}}</version></dependency></dependencies></project>");
        Assert.Equal("", Assert.Single(evidence.Packages).Version);
    }

    [Fact]
    public void More_dependencies_than_any_project_has_are_a_gap()
    {
        var one = "<dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>";
        Assert.Single(Pom.On("pom.xml", $"<project><dependencies>{string.Concat(Enumerable.Repeat(one, 10_001))}</dependencies></project>").Gaps);
    }

    [Fact]
    public void It_is_read_of_source_trees_alone() => Assert.Equal(ReaderKind.Declared, new PomCataloguer().Kind);

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Pom.NeverThrowsOnAnyPrefixOf("pom.xml", Encoding.UTF8.GetBytes(Project), step: 7);
        Pom.NeverThrowsOnFlipsOf("pom.xml", Encoding.UTF8.GetBytes(Project), 500);
    }
}
