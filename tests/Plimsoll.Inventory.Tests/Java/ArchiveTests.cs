using System.IO.Compression;
using System.Security.Cryptography;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Java.Archive;
using Plimsoll.Testing.Archives;

namespace Plimsoll.Inventory.Tests.Java;

public class ArchiveTests
{
    static readonly CataloguerTest Java = CataloguerTest.Of(new JavaArchiveCataloguer());

    [Fact]
    public void A_jar_is_what_its_pom_properties_say_and_its_pom_tells_licences_and_needs()
    {
        var jar = Jar.Of(
            Jar.Manifest("Implementation-Version: 1.0-stale\nImplementation-Vendor: The Makers\n"),
            Jar.Properties("org.acme", "widget", "2.1"),
            ("META-INF/maven/org.acme/widget/pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
                <parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>2.1</version></parent><artifactId>widget</artifactId>
                <licenses><license><name>Apache License, Version 2.0</name><url>https://example.org</url></license><license><url>https://example.org/mit</url></license></licenses>
                <dependencies>
                  <dependency><groupId>org.acme</groupId><artifactId>bolt</artifactId><version>${project.version}</version></dependency>
                  <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId></dependency>
                  <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4</version><scope>test</scope></dependency>
                  <dependency><groupId>org.acme</groupId><artifactId>extra</artifactId><version>1</version><optional>true</optional></dependency>
                </dependencies></project>
                """),
            Jar.Class("org/acme/Widget"));
        var package = Assert.Single(Java.On("app/lib/widget-2.1.jar", jar).Packages);
        Assert.Equal((PackageType.Maven, "org.acme:widget", "2.1", "pom.properties", null), (package.Type, package.Name, package.Version, package.Basis, package.Inside));
        Assert.Equal(["Apache License, Version 2.0", "https://example.org/mit"], package.Licences);
        Assert.Equal([new("org.acme:bolt", "2.1"), new("org.slf4j:slf4j-api")], package.Dependencies);
        Assert.Equal("The Makers", package.Vendor);
        Assert.Equal([$"sha1:{Convert.ToHexStringLower(SHA1.HashData(jar))}"], package.Checksums);
    }

    [Fact]
    public void A_pom_alone_takes_what_it_lacks_from_its_parent()
    {
        var jar = Jar.Of(("META-INF/maven/a/b/pom.xml", "<project><parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>3</version></parent><artifactId>gear</artifactId></project>"));
        var package = Assert.Single(Java.On("gear-3.jar", jar).Packages);
        Assert.Equal(("org.acme:gear", "3", "pom.xml"), (package.Name, package.Version, package.Basis));
    }

    [Fact]
    public void What_was_shaded_in_is_told_apart_from_the_jar_itself()
    {
        var jar = Jar.Of(Jar.Properties("com.google.guava", "guava", "30.1-jre"), Jar.Properties("org.acme", "tool", "1.0"), Jar.Properties("org.slf4j", "slf4j-api", "1.7.30"), Jar.Class("org/acme/Main"));
        Assert.Equal(
            [
                ("org.acme:tool", "1.0", null),
                ("com.google.guava:guava", "30.1-jre", "META-INF/maven/com.google.guava/guava/pom.properties"),
                ("org.slf4j:slf4j-api", "1.7.30", "META-INF/maven/org.slf4j/slf4j-api/pom.properties"),
            ],
            Names(Java.On("opt/tool-1.0-all.jar", jar)));
    }

    [Fact]
    public void One_library_shaded_into_a_jar_of_another_tool_is_not_taken_for_the_jar()
    {
        var jar = Jar.Of(Jar.Properties("org.slf4j", "slf4j-api", "1.7.30"), Jar.Class("org/slf4j/Logger"), Jar.Class("org/acme/Main"));
        Assert.Equal([("tool", "2.0", null), ("org.slf4j:slf4j-api", "1.7.30", "META-INF/maven/org.slf4j/slf4j-api/pom.properties")], Names(Java.On("tool-2.0.jar", jar)));
        Assert.Equal(("tool", "", null), Names(Java.On("tool.jar", jar))[0]);
    }

    [Fact]
    public void A_pom_names_a_jar_that_was_renamed()
    {
        Assert.Equal([("org.acme:widget", "2.1", null)], Names(Java.On("app.jar", Jar.Of(Jar.Properties("org.acme", "widget", "2.1"), Jar.Class("org/acme/Widget")))));
        Assert.Equal([("org.acme:site", "2.1", null)], Names(Java.On("ROOT.war", Jar.Of(Jar.Properties("org.acme", "site", "2.1"), Jar.Class("WEB-INF/classes/com/other/A")))));
        Assert.Equal([("org.acme:widget", "2.1", null)], Names(Java.On("lib/org.acme.widget-2.1.jar", Jar.Of(Jar.Properties("org.acme", "widget", "2.1"), Jar.Properties("a.b", "c", "1"))))[..1]);
    }

    [Fact]
    public void A_version_that_the_properties_left_open_is_the_file_names()
    {
        var package = Assert.Single(Java.On("widget-2.1.jar", Jar.Of(Jar.Properties("org.acme", "widget", "${revision}"))).Packages);
        Assert.Equal(("2.1", "pom.properties and file name"), (package.Version, package.Basis));
    }

    [Fact]
    public void Spring_boots_jars_in_a_jar_are_found_behind_the_script_that_starts_it()
    {
        var library = Jar.Of(Jar.Properties("org.slf4j", "slf4j-api", "2.0.9"), Jar.Class("org/slf4j/Logger"));
        var boot = ZipFixture.Of(
            ("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: org.springframework.boot.loader.JarLauncher\nStart-Class: org.acme.App\nImplementation-Title: shop\nImplementation-Version: 0.1.0\n"),
            ("BOOT-INF/classes/org/acme/App.class", "x"),
            ("BOOT-INF/lib/slf4j-api-2.0.9.jar", library),
            ("BOOT-INF/lib/spring-core-6.1.2.jar", Jar.Of(Jar.Class("org/springframework/core/Ordered"))));
        byte[] executable = [.. "#!/bin/bash\nexec java -jar \"$0\"\nexit\n"u8, .. boot];
        Assert.Equal(
            [("shop", "0.1.0", null), ("org.slf4j:slf4j-api", "2.0.9", "BOOT-INF/lib/slf4j-api-2.0.9.jar"), ("org.springframework:spring-core", "6.1.2", "BOOT-INF/lib/spring-core-6.1.2.jar")],
            Names(Java.On("app.jar", executable)));
    }

    [Fact]
    public void Archives_in_archives_are_read_packed_or_stored()
    {
        var jar = Jar.Of(Jar.Properties("log4j", "log4j", "1.2.17"), Jar.Properties("a.b", "shaded", "1"));
        var war = ZipFixture.Of(CompressionLevel.Optimal, ("WEB-INF/lib/log4j-1.2.17.jar", jar));
        var ear = ZipFixture.Of(CompressionLevel.Optimal, ("shop.war", war));
        Assert.Equal(
            [
                ("store", "3.0", null), ("shop", "", "shop.war"), ("log4j:log4j", "1.2.17", "shop.war!/WEB-INF/lib/log4j-1.2.17.jar"),
                ("a.b:shaded", "1", "shop.war!/WEB-INF/lib/log4j-1.2.17.jar!/META-INF/maven/a.b/shaded/pom.properties"),
            ],
            Names(Java.On("deploy/store-3.0.ear", ear)));
    }

    [Fact]
    public void Jars_of_sources_and_documentation_are_no_packages()
    {
        Assert.Empty(Java.On("a-1.0-sources.jar", Jar.Of(Jar.Properties("a.b", "a", "1.0"), ("a/B.java", "class B {}"))).Packages);
        Assert.Empty(Java.On("a-1.0-javadoc.jar", Jar.Of(("index.html", "<p>"))).Packages);
        Assert.Single(Java.On("a-1.0-sources.jar", Jar.Of(Jar.Class("a/B"))).Packages);
    }

    [Fact]
    public void A_classifier_is_a_qualifier()
    {
        var package = Assert.Single(Java.On("io-4.1.100.Final-linux-x86_64.jar", Jar.Of(Jar.Properties("io.acme", "io", "4.1.100.Final"))).Packages);
        Assert.Equal([new("classifier", "linux-x86_64")], package.Qualifiers);
        Assert.Equal("4.1.100.Final", package.Version);
    }

    static List<(string, string, string?)> Names(FileEvidence evidence)
    {
        Assert.Empty(evidence.Gaps);
        return [.. evidence.Packages.Select(p => (p.Name, p.Version, p.Inside))];
    }
}
